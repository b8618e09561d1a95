package org.halocline.runtime;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.halocline.error.RunFailedException;
import org.halocline.error.WorkerLostException;
import org.halocline.shm.ControlFile;
import org.halocline.shm.MappedSession;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.WorkerState;

/// Workers as processes of their own, which share files mapped from tmpfs.
///
/// A shutdown hook stops them and removes the session if this process is told to end in the middle of a run.
final class ProcessCrew implements Crew {
    private static final long PATIENCE_SECONDS = 3;
    private static final int LAST_WORDS = 5;

    private final MappedSession session = MappedSession.create();
    private final Thread hook = Thread.ofPlatform().unstarted(this::emergency);
    private final List<Member> members = new ArrayList<>();
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final List<Thread> readers = new ArrayList<>();

    private record Member(Process process, Deque<String> lastWords) {}

    ProcessCrew() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public String transport() {
        return "mapped-files";
    }

    @Override
    public SessionMemory session() {
        return session;
    }

    /// The next line that a worker printed, if there is one.
    Optional<String> nextLine() {
        return Optional.ofNullable(output.poll());
    }

    @Override
    public void start(Plan plan) {
        for (int rank = 0; rank < plan.workers(); rank++) {
            try {
                members.add(start(rank, command(plan, rank)));
            } catch (IOException e) {
                throw new RunFailedException("worker rank=" + rank + " cannot be started: " + e.getMessage(), e);
            }
        }
    }

    private Member start(int rank, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Deque<String> lastWords = new ArrayDeque<>();
        readers.add(Thread.ofPlatform().daemon().name("worker-output-" + rank).start(() -> {
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    output.add("worker " + rank + ": " + line);
                    synchronized (lastWords) {
                        lastWords.add(line);
                        if (lastWords.size() > LAST_WORDS) {
                            lastWords.remove();
                        }
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                // The pipe broke: the worker is gone, which the coordinator sees by itself.
            }
        }));
        return new Member(process, lastWords);
    }

    private List<String> command(Plan plan, int rank) {
        long heap = MemoryPlan.of(plan).heapBytes(rank);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Fields are few and large: a small young generation leaves the heap to them.
        command.add("-Xmx" + heap);
        command.add("-Xms" + heap);
        command.add("-Xmn" + MemoryPlan.YOUNG_BYTES);
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-UsePerfData");
        command.add("-XX:ErrorFile=" + session.directory().resolve("crash-" + rank + ".log"));
        command.add("-Xshare:auto");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        List<String> path = new ArrayList<>();
        path.add(System.getProperty("java.class.path"));
        path.addAll(plan.run().classPath());
        command.add(String.join(File.pathSeparator, path));
        command.add(WorkerMain.class.getName());
        command.add(session.directory().toString());
        command.add(Integer.toString(rank));
        return command;
    }

    @Override
    public Optional<RunFailedException> lost(ControlFile control) {
        for (int rank = 0; rank < members.size(); rank++) {
            Process process = members.get(rank).process();
            if (!process.isAlive()) {
                WorkerState state = control.state(rank);
                if (state == WorkerState.STARTING || state == WorkerState.RUNNING) {
                    return Optional.of(new WorkerLostException(
                            rank, process.pid(), control.step(rank), process.exitValue(), lastWords(rank)));
                }
            }
        }
        return Optional.empty();
    }

    private String lastWords(int rank) {
        try {
            readers.get(rank).join(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Deque<String> words = members.get(rank).lastWords();
        synchronized (words) {
            return String.join(" / ", words);
        }
    }

    @Override
    public void close() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean interrupted = Thread.interrupted();
        for (Member member : members) {
            try {
                if (!member.process().waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    member.process().destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                interrupted = true;
                member.process().destroyForcibly();
            }
        }
        session.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is ending, and the hook runs or has run.
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void emergency() {
        for (Member member : members) {
            member.process().destroyForcibly();
        }
        session.remove();
    }
}
