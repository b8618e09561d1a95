package org.halocline.bench.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.halocline.shm.ControlFile;
import org.halocline.shm.MappedSession;

/// This process and another one that talk through mapped files, as two workers do.
///
/// ```
/// try (Pair pair = Pair.open(Talk.ROUND_TRIP, 4096)) {
///     pair.once();
/// }
/// ```
public final class Pair implements AutoCloseable {
    private static final long BEAT_NANOS = 100_000_000;
    private static final long PATIENCE_SECONDS = 20;
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private final MappedSession session;
    private final ControlFile control;
    private final Speaker speaker;
    private final Process partner;
    private final Thread heartbeat;
    private volatile boolean closed;

    private Pair(MappedSession session, Talk talk, int cells) throws IOException {
        this.session = session;
        this.control = ControlFile.create(session, Speaker.SPEAKERS);
        this.speaker = Speaker.first(talk, cells, session, control);
        this.partner = new ProcessBuilder(command(session, talk, cells))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.heartbeat = Thread.ofPlatform().daemon().name("pair-heartbeat").start(() -> {
            while (!closed) {
                if (!partner.isAlive()) {
                    control.abort(); // or the first would wait for ever
                }
                control.beat();
                LockSupport.parkNanos(BEAT_NANOS);
            }
        });
    }

    /// Starts the partner.
    ///
    /// @param bytes of a message, a multiple of 8; what is no round trip pays no heed to it
    public static Pair open(Talk talk, int bytes) {
        MappedSession session = MappedSession.create();
        try {
            return new Pair(session, talk, Math.max(1, bytes / Double.BYTES));
        } catch (IOException e) {
            session.close();
            throw new UncheckedIOException("the partner cannot be started: " + e.getMessage(), e);
        }
    }

    private static List<String> command(MappedSession session, Talk talk, int cells) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()) {
            command.add("--add-modules=" + VECTOR_MODULE);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Partner.class.getName(),
                session.directory().toString(),
                talk.name(),
                Integer.toString(cells)));
        return command;
    }

    /// Talks once: a round trip there and back, a barrier, a largest number.
    ///
    /// @throws IllegalStateException if a wrong word was heard
    public void once() {
        speaker.once();
    }

    /// Mean seconds of talking once: the least of `repeats` stretches of `rounds`, after one to warm up.
    public double seconds(int rounds, int repeats) {
        double least = Double.POSITIVE_INFINITY;
        for (int repeat = -1; repeat < repeats; repeat++) {
            long begun = System.nanoTime();
            for (int round = 0; round < rounds; round++) {
                once();
            }
            double mean = (System.nanoTime() - begun) / 1e9 / rounds;
            least = repeat < 0 ? least : Math.min(least, mean);
        }
        return least;
    }

    @Override
    public void close() {
        control.abort();
        try {
            if (!partner.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                partner.destroyForcibly().waitFor();
            }
            closed = true;
            heartbeat.join();
        } catch (InterruptedException e) {
            partner.destroyForcibly();
            closed = true;
            Thread.currentThread().interrupt();
        }
        if (!heartbeat.isAlive()) {
            session.close();
        } else {
            session.remove(); // what is still mapped goes with this process
        }
    }
}
