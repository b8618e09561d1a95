package org.halocline.bench.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.halocline.error.RunFailedException;
import org.halocline.error.RunInterruptedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that answers with JSON on standard output.
record Program(List<String> command, Path folder) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /// Runs to the end.
    ///
    /// @throws RunFailedException if it fails, or says something else
    JsonNode answer() {
        Process process = null;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new RunFailedException("exit code=" + code + ", command=" + String.join(" ", command));
            }
            return MAPPER.readTree(text);
        } catch (IOException | JacksonException e) {
            throw new RunFailedException("command=" + String.join(" ", command) + "; " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new RunInterruptedException(0);
        } finally {
            if (process != null) {
                process.destroy();
            }
        }
    }
}
