package org.halocline.runtime;

import org.halocline.error.RunFailedException;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Stop;
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
    private final @Nullable SampleBlocks blocks;
    private final PhaseTimer timer = new PhaseTimer();

    SampleWorker(Plan plan, SessionMemory session, ControlFile control, Waiter waiter, int rank) {
        this.plan = plan;
        this.simulation = plan.sampleSimulation();
        this.control = control;
        this.waiter = waiter;
        this.rank = rank;
        this.blocks = simulation.uniforms() > 0 ? new SampleBlocks(simulation) : null;
        this.slots = BatchSlots.open(session, plan.tallyLayout());
    }

    void run() {
        RandomStreams streams = new RandomStreams(plan.run().seed());
        Tally tally = new Tally(plan.tallyLayout());
        long[] words = new long[tally.words()];
        long first = plan.firstSample();
        long samples = ((Stop.AfterSamples) plan.run().stop()).samples() - first;
        long begun = System.nanoTime();
        long finished = 0;
        for (long batch = control.claim(); batch < plan.batches(); batch = control.claim()) {
            if (slots.isDone(batch)) {
                continue; // by an earlier attempt
            }
            control.batch(rank, batch);
            control.work(rank);
            long begin = first + BatchSlots.firstSample(batch, plan.batches(), samples);
            long end = first + BatchSlots.firstSample(batch + 1, plan.batches(), samples);
            tally.clear();
            for (long sample = begin; sample < end; ) {
                waiter.stopIfAborted();
                control.work(rank);
                sample += draw(streams, sample, end, tally);
            }
            tally.count(end - begin);
            timer.book(Phase.COMPUTE);
            tally.save(words);
            slots.publish(batch, words);
            finished++;
            control.progress(rank, finished, 0);
            timer.book(Phase.REDUCE);
        }
        StateHash none = new StateHash();
        control.results(rank, none.high(), none.low(), System.nanoTime() - begun, timer.nanos());
    }

    /// Draws one sample or, where the simulation can, several.
    ///
    /// @return how many
    private int draw(RandomStreams streams, long sample, long end, Tally tally) {
        SampleBlocks many = blocks;
        try {
            if (many != null) {
                return many.draw(streams, sample, end, tally);
            }
            simulation.sample(streams.sample(sample), tally);
            tally.endSample(sample);
            return 1;
        } catch (RuntimeException e) {
            throw new RunFailedException(
                    "sample=" + sample + (many != null ? " or one of those after it" : "") + ", seed="
                            + plan.run().seed() + ": " + Worker.withPlace(e),
                    e);
        }
    }
}
