package org.halocline.runtime;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.halocline.error.ConfigurationException;
import org.halocline.model.RunMonitor;
import org.halocline.model.SampleSimulation;
import org.halocline.shm.ControlFile;
import org.halocline.shm.MappedSession;
import org.halocline.shm.SessionMark;
import org.halocline.shm.SessionMemory;

/// What a coordinator leaves behind for the case that it is killed: a folder of checkpoints that names the session, and
/// in the session how far everything was told. [Rescue] takes it up.
final class Legacy {
    private static final long TOUCH_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Path folder;
    private final boolean isOn;
    private final boolean survives;
    private final RunMonitor monitor;
    private final SessionMemory session;
    private final Told told;
    private Optional<SessionMark> mark = Optional.empty();
    private long touched = System.nanoTime();

    /// Everything up to this step is told once so many reports are taken in; no step while there is nothing to wait
    /// for.
    private long step = -1;

    private long reports;

    Legacy(Plan plan, SessionMemory session, RunMonitor monitor) {
        this.isOn = plan.run().checkpoint().isOn();
        this.folder = Path.of(plan.run().checkpoint().directory());
        this.survives = plan.keeps() || plan.simulation() instanceof SampleSimulation;
        this.session = session;
        this.monitor = monitor;
        this.told = Told.create(session);
    }

    /// Once the run is under way: what an earlier run left for the same folder is of no use any more.
    void begin() {
        if (session instanceof MappedSession mapped) {
            mapped.awaiting().stream().filter(path -> !path.equals(folder)).forEach(this::tellOf);
        }
        if (!isOn) {
            return;
        }
        SessionMark.session(folder).ifPresent(Legacy::remove);
        SessionMark.forget(folder);
        if (session instanceof MappedSession mapped && survives) {
            try {
                mark = tie(mapped);
            } catch (IOException e) {
                monitor.note("folder=" + folder + " cannot name the session (" + Causes.text(e)
                        + "); should the coordinator be killed, the run goes on from a checkpoint only");
            }
        }
    }

    /// An interrupt at this moment asks for a checkpoint; it must not cost the mark.
    private Optional<SessionMark> tie(MappedSession mapped) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return SessionMark.tie(mapped, folder);
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                    Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tellOf(Path other) {
        monitor.note("the run of checkpoints=" + other + " was killed, and its newest state is in memory until "
                + SessionMark.PATIENCE.toMinutes()
                + " minutes later; resume it, or delete the folder to free the memory");
    }

    private static void remove(Path session) {
        try {
            MappedSession.takeOver(session).ifPresent(MappedSession::close);
        } catch (ConfigurationException e) {
            // It is swept when its time is over.
        }
    }

    /// Another attempt counts its reports anew.
    void restart() {
        step = -1;
    }

    /// Sees to it that what was told stays. Call it a few times per second.
    ///
    /// @param taken reports of each worker that were taken in
    void look(ControlFile control, long taken) {
        if (mark.isEmpty()) {
            return;
        }
        if (step >= 0 && taken >= reports) {
            monitor.flush();
            told.upTo(step);
            step = -1;
        }
        if (step < 0) {
            // What is due at a step is reported before the next one is finished.
            step = control.leastStep() - 1;
            reports = 0;
            for (int rank = 0; rank < control.workers(); rank++) {
                reports = Math.max(reports, control.reported(rank));
            }
        }
        long now = System.nanoTime();
        if (now - touched > TOUCH_NANOS) {
            touched = now;
            mark.get().touch();
        }
    }

    /// The run ends in order, and its session with it.
    void end() {
        mark.ifPresent(SessionMark::untie);
    }
}
