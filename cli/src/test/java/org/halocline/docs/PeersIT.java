package org.halocline.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The peers agree with Halocline, where their tools are installed.
@Tag("process")
@Tag("slow")
class PeersIT {
    private static final int MISSING = 2;

    @TempDir
    private Path folder;

    @Test
    void allProgramsAgreeOnTheAnswer() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Path table = folder.resolve("table");
        Process process = new ProcessBuilder(
                        Documents.root().resolve("bench/peers/run").toString(),
                        "--quick",
                        "--repeats",
                        "1",
                        "--output",
                        table.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), "the peers do not end");
        String said = Files.readString(log);
        assumeTrue(process.exitValue() != MISSING, said);
        assertEquals(0, process.exitValue(), said);
        String text = Files.readString(table.resolve("peers.txt"));
        for (String program : new String[] {"Halocline", "C + MPI", "NumPy", "Java threads"}) {
            assertTrue(text.contains(program), text);
        }
        assertTrue(Files.size(table.resolve("peers.json")) > 0);
    }
}
