package org.halocline.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.halocline.model.ProgramSimulation;
import org.halocline.reduce.StateHash;
import org.halocline.shm.ControlFile;
import org.halocline.shm.Meeting;
import org.halocline.shm.Phase;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.Waiter;

/// Runs a program on one subdomain.
final class ProgramWorker {
    private final ProgramSimulation simulation;
    private final ControlFile control;
    private final int rank;
    private final PhaseTimer timer = new PhaseTimer();
    private final Protection protection;
    private final Lookout lookout;
    private final Collectives collectives;
    private final WorkerDomain domain;

    ProgramWorker(
            Plan plan,
            SessionMemory base,
            SessionMemory session,
            ControlFile control,
            Waiter waiter,
            int rank,
            ClassLoader loader) {
        this.simulation = (ProgramSimulation) plan.fieldSimulation();
        this.control = control;
        this.rank = rank;
        Surroundings surroundings =
                new Surroundings(simulation, plan.decomposition(), 0, plan.run().seed(), rank, session, waiter, timer);
        this.collectives = new Collectives(new Meeting(session.open(Meeting.NAME), waiter, rank), plan.workers(), rank);
        this.protection = new Protection(plan, surroundings.state(), base, control, rank, timer);
        this.lookout = new Lookout(
                plan,
                surroundings.state(),
                session,
                control,
                collectives,
                protection.isOn(),
                waiter,
                rank,
                loader,
                timer);
        this.domain = new WorkerDomain(
                plan, surroundings, collectives, lookout, protection, session, control, waiter, rank, timer);
    }

    void run() throws IOException {
        if (protection.restores()) {
            domain.restore();
        }
        collectives.barrier();
        timer.book(Phase.WAIT);
        long begun = System.nanoTime();
        try {
            simulation.run(domain);
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
        domain.finish();
        long loopNanos = System.nanoTime() - begun;
        lookout.assess(simulation);
        StateHash hash = Assessment.hash(domain.state());
        timer.book(Phase.REDUCE);
        control.results(rank, hash.high(), hash.low(), loopNanos, timer.nanos());
    }
}
