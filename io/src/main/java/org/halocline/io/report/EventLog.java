package org.halocline.io.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.halocline.model.SampleSimulation;
import org.halocline.model.SavedRun;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `events.jsonl`: one JSON object per line for each thing that happened to a run. Every line is in the file before the
/// run goes on. Lines are described in `docs/formats/events.md`.
///
/// The first line waits until the run is under way: a request that was refused leaves no file.
final class EventLog {
    static final String NAME = "events.jsonl";

    private static final String STARTED = "started";
    private static final String RESUMED = "resumed";
    private static final List<String> BEGINNINGS = List.of(STARTED, RESUMED);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path file;
    private final Beginning beginning;
    private final Instant opened = Instant.now();
    private boolean begun;

    EventLog(Path folder, Beginning beginning) {
        this.file = folder.resolve(NAME);
        this.beginning = beginning;
    }

    /// Whether the run was under way.
    boolean hasBegun() {
        return begun;
    }

    /// Tells that the run is under way; only the first call counts.
    ///
    /// @return whether this was the first
    boolean begin() {
        if (begun) {
            return false;
        }
        begun = true;
        Optional<SavedRun> from = beginning.from();
        write(opened, from.isPresent() ? RESUMED : STARTED, event -> {
            event.put("config", beginning.configName());
            event.put("simulation", beginning.simulationName());
            ArrayNode classPath = event.putArray("classPath");
            beginning.classPath().forEach(classPath::add);
            event.put("pid", ProcessHandle.current().pid());
            from.ifPresent(saved -> {
                event.put("checkpoint", saved.checkpoint().getFileName().toString());
                if (saved.simulation() instanceof SampleSimulation) {
                    event.put("samples", saved.samples());
                } else {
                    event.put("step", saved.step());
                }
            });
        });
        return true;
    }

    /// Appends a line.
    void write(String name, Consumer<ObjectNode> content) {
        begin();
        write(Instant.now(), name, content);
    }

    private void write(Instant when, String name, Consumer<ObjectNode> content) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("time", when.truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("event", name);
        content.accept(event);
        try {
            // A line at a time in one go: events are rare, and the file may have been removed in between.
            Files.writeString(
                    file,
                    MAPPER.writeValueAsString(event) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw Metrics.failed(file, e);
        }
    }

    /// How the run of an output folder began the last time, as far as its file tells.
    static Optional<Beginning> beginning(Path folder) {
        Optional<Beginning> last = Optional.empty();
        try {
            for (String line : Files.readAllLines(folder.resolve(NAME))) {
                JsonNode event = MAPPER.readTree(line);
                if (BEGINNINGS.contains(event.path("event").asString(""))) {
                    List<String> classPath = new ArrayList<>();
                    event.path("classPath").forEach(entry -> classPath.add(entry.asString("")));
                    last = Optional.of(new Beginning(
                            event.path("simulation").asString(""),
                            event.path("config").asString(""),
                            classPath));
                }
            }
            return last;
        } catch (NoSuchFileException e) {
            return last;
        } catch (IOException | JacksonException e) {
            // Only names are lost: the checkpoint holds the run.
            return last;
        }
    }
}
