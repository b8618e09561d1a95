package org.halocline.runtime;

import org.halocline.halo.HaloLayout;
import org.halocline.model.FieldSimulation;
import org.halocline.shm.ControlFile;
import org.halocline.shm.MappedSession;
import org.halocline.shm.Meeting;
import org.halocline.shm.SessionMemory;

/// One try at a run, from the beginning or from a kept state, with memory of its own.
final class Attempt implements AutoCloseable {
    private final int number;
    private final SessionMemory memory;
    private final ControlFile control;
    private final Heartbeat heartbeat;

    /// @param round   which of several runs one after another; 0 for the only one
    /// @param session where attempts of all of them are
    /// @param number  from 0; each of a session has its own
    /// @param restore step to go on from; −1 for the initial state
    /// @param replay  the furthest step that an earlier attempt reached
    Attempt(Plan plan, SessionMemory session, int round, int number, long restore, long replay) {
        this.number = number;
        this.memory = session.attempt(number);
        this.control = ControlFile.create(memory, plan.workers());
        control.begin(restore, replay);
        control.round(round);
        control.claimFrom(plan.grid().firstBatch());
        if (plan.simulation() instanceof FieldSimulation simulation) {
            memory.create(
                    HaloLayout.NAME,
                    Surroundings.haloLayout(simulation, plan.decomposition(), plan.haloDepth())
                            .bytes());
            memory.create(Meeting.NAME, Meeting.bytes(plan.workers()));
        }
        this.heartbeat = new Heartbeat(control);
    }

    int number() {
        return number;
    }

    SessionMemory memory() {
        return memory;
    }

    ControlFile control() {
        return control;
    }

    /// After this the heartbeat touches the control file no more.
    void stopHeartbeat() {
        heartbeat.stop();
    }

    /// Gives the memory back; nobody may use it any more.
    @Override
    public void close() {
        heartbeat.stop();
        if (memory instanceof MappedSession mapped) {
            mapped.discard();
        }
        memory.close();
    }
}
