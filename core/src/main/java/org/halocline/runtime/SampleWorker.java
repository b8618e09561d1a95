package org.halocline.runtime;

import org.halocline.error.RunFailedException;
import org.halocline.model.SampleSimulation;
import org.halocline.reduce.StateHash;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.Tally;
import org.halocline.shm.ControlFile;
import org.halocline.shm.Phase;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.Waiter;
import org.jspecify.annotations.Nullable;

/// Claims batches until none is left. Which worker gets which batch depends on timing; no number does.
final class SampleWorker {
    private final Plan plan;
    private final SampleSimulation simulation;
    private final ControlFile control;
    private final Waiter waiter;
    private final int rank;
    private final BatchSlots slots;
    private final BatchClaims claims;
    private final @Nullable SampleBlocks blocks;
    private final PhaseTimer timer = new PhaseTimer();

    SampleWorker(Plan plan, SessionMemory session, ControlFile control, Waiter waiter, int rank) {
        this.plan = plan;
        this.simulation = plan.sampleSimulation();
        this.control = control;
        this.waiter = waiter;
        this.rank = rank;
        this.blocks = simulation.uniforms() > 0 ? new SampleBlocks(simulation) : null;
        this.slots = BatchSlots.open(session);
        this.claims = new BatchClaims(control, slots, plan.workers() <= Planner.cores());
    }

    void run() {
        RandomStreams streams = new RandomStreams(plan.run().seed());
        Tally tally = new Tally(plan.tallyLayout());
        long[] words = new long[tally.words()];
        long begun = System.nanoTime();
        WarmUp.samples(plan, tally, streams);
        timer.book(Phase.COMPUTE);
        long finished = 0;
        for (long batch = claims.next(); batch != BatchClaims.NONE; batch = claims.next()) {
            slots.awaitRoom(batch, waiter);
            timer.book(Phase.WAIT);
            control.batch(rank, batch);
            control.work(rank);
            boolean whole = draw(streams, batch, tally);
            timer.book(Phase.COMPUTE);
            if (whole) {
                tally.save(words);
                slots.publish(batch, words);
                finished++;
                control.progress(rank, finished, 0);
            }
            timer.book(Phase.REDUCE);
        }
        StateHash none = new StateHash();
        control.results(rank, none.high(), none.low(), System.nanoTime() - begun, timer.nanos());
    }

    /// Draws a batch, unless it is not wanted any more: the run has reached its target, or another worker was faster.
    ///
    /// @return whether all of it is drawn
    private boolean draw(RandomStreams streams, long batch, Tally tally) {
        long begin = plan.grid().begin(batch);
        long end = plan.grid().end(batch);
        tally.clear();
        for (long sample = begin; sample < end; ) {
            waiter.stopIfAborted();
            if (!slots.isWanted(batch)) {
                return false;
            }
            control.work(rank);
            sample += draw(streams, sample, end, tally);
        }
        tally.count(end - begin);
        return true;
    }

    /// Draws one sample or, where the simulation can, several.
    ///
    /// @return how many
    private int draw(RandomStreams streams, long sample, long end, Tally tally) {
        SampleBlocks many = blocks;
        if (many == null) {
            drawOne(streams, sample, tally);
            return 1;
        }
        try {
            return many.draw(streams, sample, end, tally);
        } catch (RuntimeException e) {
            Tally other = new Tally(plan.tallyLayout());
            for (long one = sample; one < Math.min(end, sample + many.samples()); one++) {
                // Names the one that fails, if it does so by itself too.
                drawOne(streams, one, other);
            }
            throw failure("sample=" + sample + " or one of those after it", sample, e);
        }
    }

    private void drawOne(RandomStreams streams, long sample, Tally tally) {
        try {
            simulation.sample(streams.sample(sample), tally);
            tally.endSample(sample);
        } catch (RuntimeException e) {
            throw failure("sample=" + sample, sample, e);
        }
    }

    private RunFailedException failure(String where, long sample, RuntimeException e) {
        return new RunFailedException(
                where + ", seed=" + plan.run().seed() + ": " + Worker.withPlace(e) + System.lineSeparator()
                        + "look at it with: halocline replay CONFIG --sample " + sample,
                e);
    }
}
