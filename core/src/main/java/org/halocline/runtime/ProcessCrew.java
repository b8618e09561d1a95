package org.halocline.runtime;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.halocline.error.Closing;
import org.halocline.error.RunFailedException;
import org.halocline.error.WorkerLostException;
import org.halocline.model.FieldSimulation;
import org.halocline.shm.ControlFile;
import org.halocline.shm.MappedSession;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.WorkerState;
import org.halocline.vector.Vectors;
import org.jspecify.annotations.Nullable;

/// Workers as processes of their own, which share files mapped from tmpfs.
///
/// After a run they may stay for another one of as many workers.
///
/// A shutdown hook stops them and removes the session if this process is told to end in the middle of a run.
final class ProcessCrew implements Crew {
    /// Environment variable with further options for the workers' virtual machines, separated by spaces.
    static final String OPTIONS_VARIABLE = "HALOCLINE_WORKER_OPTIONS";

    /// Where the launcher tells of a cache of loaded classes, made for this class path.
    private static final String CACHE_PROPERTY = "halocline.startCache";

    /// Where the launcher asks that worker 0 writes down what it loaded, to make such a cache from.
    private static final String RECORD_PROPERTY = "halocline.recordStart";

    private static final long LARGE_HEAP = 256L << 20;
    private static final boolean IS_LINUX = System.getProperty("os.name", "").equals("Linux");

    private static final long PATIENCE_SECONDS = 3;
    private static final long READERS_MILLIS = 500;
    private static final int START_TRIES = 5;
    private static final long START_PAUSE_MILLIS = 20;
    private static final int LAST_WORDS = 5;
    private static final String CLASS_PATH = "classpath";

    /// Exit codes from here on tell of a signal.
    private static final int SIGNALS = 128;

    /// Options meant for other programs could contradict those that a worker needs.
    private static final List<String> FOREIGN_OPTIONS =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final boolean stays;
    private final MappedSession session;
    private MappedSession base;
    private int round;
    private int attempts;

    /// What the workers were started for, which they have the memory for.
    private @Nullable Plan first;

    /// The last attempt at the run before, whose workers wait for another run.
    private @Nullable Attempt resting;

    private final Thread hook = Thread.ofPlatform().unstarted(this::emergency);
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;

    /// The session once there is one, for the hook.
    private volatile @Nullable MappedSession removable;

    private record Member(Process process, Thread reader, Deque<String> lastWords) {}

    /// @param stays whether the workers wait for another run when one is done
    ProcessCrew(boolean stays) {
        this.stays = stays;
        try {
            // Before there is anything to remove: between the two there must be no gap.
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new RunFailedException("the virtual machine is shutting down; no worker was started", e);
        }
        try {
            this.session = MappedSession.create();
        } catch (RuntimeException e) {
            forgetHook();
            throw e;
        }
        this.removable = session;
        this.base = stays ? session.round(++round) : session;
    }

    /// Takes away what the run before shared, and makes room for another.
    void nextRound() {
        base.discard();
        base.close();
        base = session.round(++round);
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is ending, and the hook runs or has run.
        }
    }

    @Override
    public String transport() {
        return "mapped-files";
    }

    @Override
    public SessionMemory session() {
        return base;
    }

    @Override
    public Attempt attempt(Plan plan, long restore, long replay) {
        return new Attempt(plan, session, round, attempts++, restore, replay);
    }

    @Override
    public Optional<String> nextLine() {
        return Optional.ofNullable(output.poll());
    }

    @Override
    public void start(Plan plan, Attempt attempt) {
        Attempt before = resting;
        if (before == null) {
            first = plan;
            Path classPath = writeClassPath(plan);
            for (int rank = 0; rank < plan.workers(); rank++) {
                members.add(begin(plan, attempt, classPath, rank));
            }
            return;
        }
        resting = null;
        before.control().next(attempt.number());
        for (int rank = 0; rank < members.size(); rank++) {
            if (!members.get(rank).process().isAlive()) {
                members.set(rank, begin(plan, attempt, session.directory().resolve(CLASS_PATH), rank));
            }
        }
        before.close();
    }

    /// Whether workers are at rest, and would find all that they need for a run.
    boolean suits(Plan plan) {
        Plan begun = first;
        return resting != null
                && begun != null
                && plan.processes()
                && plan.workers() == begun.workers()
                && plan.isPinned() == begun.isPinned()
                && Vectors.arePossibleInWorkers(plan.expectedValues())
                        == Vectors.arePossibleInWorkers(begun.expectedValues())
                && plan.run().classPath().equals(begun.run().classPath())
                && MemoryPlan.of(plan).heapBytes(0) <= MemoryPlan.of(begun).heapBytes(0);
    }

    @Override
    public boolean rest(Attempt last) {
        if (stays) {
            resting = last;
        }
        return stays;
    }

    private Member begin(Plan plan, Attempt attempt, Path classPath, int rank) {
        long heap = MemoryPlan.of(first == null ? plan : first).heapBytes(rank);
        List<String> command = pinned(plan, rank);
        command.addAll(command(plan, classPath, heap, rank, attempt.number()));
        for (int tries = 1; ; tries++) {
            try {
                Member member = start(rank, command);
                if (ending) {
                    member.process().destroyForcibly();
                }
                return member;
            } catch (IOException e) {
                // Whatever kills workers may also hit the helper that Java starts them with.
                if (tries == START_TRIES) {
                    throw new RunFailedException(
                            "worker rank=" + rank + " cannot be started (" + e.getMessage() + "); is there a Java in "
                                    + System.getProperty("java.home") + "?",
                            e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(START_PAUSE_MILLIS));
            }
        }
    }

    @Override
    public boolean canReplace() {
        return true;
    }

    @Override
    public void kill(int rank) {
        members.get(rank).process().destroyForcibly();
    }

    @Override
    public Attempt regroup(Plan plan, Attempt before, Supplier<Attempt> next) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        ControlFile control = before.control();
        boolean[] lost = new boolean[members.size()];
        for (int rank = 0; rank < members.size(); rank++) {
            Process process = members.get(rank).process();
            while (process.isAlive() && !isAtRest(control, rank) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            lost[rank] = !process.isAlive() || !isAtRest(control, rank);
            if (lost[rank]) {
                end(process);
            }
        }
        Attempt after = next.get();
        Path classPath = session.directory().resolve(CLASS_PATH);
        for (int rank = 0; rank < lost.length; rank++) {
            if (lost[rank]) {
                members.set(rank, begin(plan, after, classPath, rank));
            }
        }
        control.next(after.number());
        return after;
    }

    private static boolean isAtRest(ControlFile control, int rank) {
        WorkerState state = control.state(rank);
        return state == WorkerState.STOPPED || state == WorkerState.DONE;
    }

    private static void end(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Member start(int rank, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(FOREIGN_OPTIONS);
        Process process = builder.start();
        Deque<String> lastWords = new ArrayDeque<>();
        Thread reader =
                Thread.ofPlatform().daemon().name("worker-output-" + rank).start(() -> read(process, rank, lastWords));
        return new Member(process, reader, lastWords);
    }

    private void read(Process process, int rank, Deque<String> lastWords) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (Vectors.isWarning(line)) {
                    continue;
                }
                output.add("worker " + rank + ": " + line);
                // Of the report of a crash only the signal says anything.
                if (!line.startsWith("#") || line.contains("SIG")) {
                    synchronized (lastWords) {
                        lastWords.add(line);
                        if (lastWords.size() > LAST_WORDS) {
                            lastWords.remove();
                        }
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The pipe broke: the worker is gone, which the coordinator sees by itself.
        }
    }

    /// The class path may be longer than a command line: it goes into a file that Java reads.
    private Path writeClassPath(Plan plan) {
        List<String> path = new ArrayList<>();
        path.add(System.getProperty("java.class.path"));
        path.addAll(plan.run().classPath());
        String text = String.join(File.pathSeparator, path);
        Path file = session.directory().resolve(CLASS_PATH);
        try {
            session.write(CLASS_PATH, "-cp \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n");
            return file;
        } catch (IOException e) {
            throw new RunFailedException("session file=" + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// What a worker's command line begins with so that it keeps to one core.
    private static List<String> pinned(Plan plan, int rank) {
        return new ArrayList<>(plan.isPinned() ? Cores.ofThisProcess().command(rank) : List.of());
    }

    private List<String> command(Plan plan, Path classPath, long heapBytes, int rank, int attempt) {
        boolean hasVectors = Vectors.arePossibleInWorkers(plan.expectedValues());
        boolean hasLines = hasVectors && plan.simulation() instanceof FieldSimulation;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Fields are few and large: a small young generation leaves the heap to them.
        command.add("-Xmx" + heapBytes);
        command.add("-Xms" + heapBytes);
        command.add("-Xmn" + MemoryPlan.YOUNG_BYTES);
        command.add("-XX:+UseSerialGC");
        if (hasLines) {
            // Arrays that begin at a line of the cache: a vector that lies across two takes twice as long to load.
            // Samples lose by it.
            command.add("-XX:ObjectAlignmentInBytes=64");
        }
        if (heapBytes >= LARGE_HEAP && IS_LINUX) {
            // In three dimensions neighbours lie in other pages. Whether it helps differs from run to run.
            command.add("-XX:+UseTransparentHugePages");
        }
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-UsePerfData");
        command.add("-XX:ErrorFile=" + crashLog("%p"));
        command.add("--enable-native-access=ALL-UNNAMED");
        // Records travel by reflection, once each: classes made for every constructor would cost more than they save.
        command.add("-Djdk.reflect.useNativeAccessorOnly=true");
        if (plan.isPinned()) {
            // It sees one core, but how to wait for others depends on how many there are for all.
            command.add("-XX:ActiveProcessorCount=" + Planner.cores());
        }
        command.addAll(Vectors.workerOptions(
                plan.expectedValues(), besideCache(".vectors.jar").map(Path::of)));
        if (hasVectors) {
            command.addAll(CompileOrder.options(hasLines));
        }
        String record = System.getProperty(RECORD_PROPERTY);
        command.addAll(
                record == null
                        ? cacheOptions(hasLines ? ".grids" : hasVectors ? ".samples" : "")
                        : rank == 0 ? List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record) : List.of());
        String more = System.getenv(OPTIONS_VARIABLE);
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.strip().split("\\s+")));
        }
        command.add("@" + classPath);
        command.add(WorkerMain.class.getName());
        command.add(session.directory().toString());
        command.add(Integer.toString(rank));
        command.add(Integer.toString(attempt));
        return command;
    }

    /// Lets workers start from the cache of loaded classes that the launcher tells of, or from one beside it: a cache
    /// is for one set of modules and one layout of objects. One that does not fit is not used, without a word.
    private static List<String> cacheOptions(String ending) {
        return besideCache(ending)
                .map(cache -> List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off"))
                .orElse(List.of());
    }

    private static Optional<String> besideCache(String ending) {
        return Optional.ofNullable(System.getProperty(CACHE_PROPERTY)).map(cache -> cache + ending);
    }

    /// Where a virtual machine that crashes leaves its report: outside the session, which does not outlive the run.
    private static Path crashLog(String pid) {
        return Path.of(System.getProperty("java.io.tmpdir"), "halocline-crash-" + pid + ".log");
    }

    @Override
    public Optional<Casualty> lost(ControlFile control) {
        for (int rank = 0; rank < members.size(); rank++) {
            Member member = members.get(rank);
            Process process = member.process();
            if (!process.isAlive()) {
                WorkerState state = control.state(rank);
                if (state == WorkerState.STARTING || state == WorkerState.RUNNING) {
                    int code = process.exitValue();
                    long step = control.step(rank);
                    RunFailedException cause =
                            new WorkerLostException(rank, process.pid(), counted(), step, code, lastWords(member));
                    return Optional.of(new Casualty(rank, process.pid(), step, true, code < SIGNALS, cause));
                }
            }
        }
        return Optional.empty();
    }

    private String counted() {
        Plan begun = first;
        return begun == null ? "step" : begun.counted();
    }

    private static String lastWords(Member member) {
        joinReader(member);
        List<String> words;
        synchronized (member.lastWords()) {
            words = new ArrayList<>(member.lastWords());
        }
        Path report = crashLog(Long.toString(member.process().pid()));
        if (Files.exists(report)) {
            words.add("its crash report is " + report);
        }
        return String.join(" / ", words);
    }

    private static void joinReader(Member member) {
        try {
            member.reader().join(READERS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Closes the pipe that a worker watches.
    private static void letGo(Member member) {
        try {
            member.process().getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    @Override
    public void await() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean interrupted = Thread.interrupted();
        members.forEach(ProcessCrew::letGo);
        for (Member member : members) {
            try {
                if (!member.process().waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    member.process().destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                interrupted = true;
                member.process().destroyForcibly();
            }
            joinReader(member);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Closing.all(this::sendHome, this::await, session::close, this::forgetHook);
    }

    private void sendHome() {
        Attempt last = resting;
        if (last != null) {
            resting = null;
            last.control().next(ControlFile.HOME);
        }
    }

    private void emergency() {
        ending = true;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        // The thread that runs the engine goes on meanwhile: it may just be making the session, a file in it, or a
        // worker.
        do {
            members.forEach(member -> member.process().destroyForcibly());
            MappedSession some = removable;
            if (some != null) {
                some.remove();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        } while (isAnythingLeft() && System.nanoTime() < deadline);
    }

    private boolean isAnythingLeft() {
        MappedSession some = removable;
        return some == null
                || Files.exists(some.directory())
                || members.stream().anyMatch(member -> member.process().isAlive());
    }
}
