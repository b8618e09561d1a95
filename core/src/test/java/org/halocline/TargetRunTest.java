package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.halocline.model.Progress;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Share;
import org.halocline.model.Stop;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.Tally;
import org.halocline.sample.TallyLayout;
import org.halocline.testing.Darts;
import org.halocline.testing.Dawdling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs that end by themselves.
@Timeout(120)
class TargetRunTest {
    private static final Dawdling STEADY = new Dawdling(0, 50);
    private static final Dawdling UNSTEADY = new Dawdling(300_000, 50);

    private static final class Listener implements RunMonitor {
        private final List<String> notes = new ArrayList<>();
        private final List<Progress> progress = new ArrayList<>();

        @Override
        public void note(String line) {
            notes.add(line);
        }

        @Override
        public void progress(Progress p) {
            progress.add(p);
        }
    }

    /// The definition: sample after sample, looked at where batches end.
    private static long stopsAt(double error, long minSamples) {
        Tally tally = new Tally(TallyLayout.of(STEADY.scores()));
        RandomStreams streams = new RandomStreams(4);
        long sample = 0;
        for (int batch = 0; ; batch++) {
            for (long end = sample + (1L << (batch / 256)); sample < end; sample++) {
                STEADY.sample(streams.sample(sample), tally);
                tally.count(1);
            }
            if (sample >= minSamples && tally.estimate(0).standardError() <= error) {
                return sample;
            }
        }
    }

    @Test
    void theRunStopsWhereTheDefinitionSaysWhateverTheDelays() {
        Stop.AtTarget target = Stop.standardError("sum", 0.006);
        long expected = stopsAt(0.006, 1000);
        assertTrue(expected > 4000 && expected < 6000, "samples=" + expected);
        RunResult plain = Engine.run(STEADY, Run.samples(expected).seed(4));
        for (int workers : new int[] {1, 2, 3, 5, 8}) {
            for (Dawdling darts : List.of(STEADY, UNSTEADY)) {
                RunResult result = Engine.run(
                        darts, Run.until(target).seed(4).workers(workers).inProcess());
                assertEquals(expected, result.samples(), darts + ", workers=" + workers);
                assertEquals(plain.stateHash(), result.stateHash());
                assertEquals(plain.estimates(), result.estimates());
                assertEquals(List.of(), result.notes());
            }
        }
        assertTrue(plain.estimate("sum").standardError() <= 0.006);
    }

    @Test
    void theLeastAndTheMostSamplesAreKept() {
        RunResult few = Engine.run(STEADY, Run.until(Stop.standardError("sum", 10)));
        assertEquals(1000, few.samples());
        RunResult more =
                Engine.run(STEADY, Run.until(Stop.standardError("sum", 10).minSamples(2001)));
        assertTrue(more.samples() >= 2001 && more.samples() < 2001 + 8, "samples=" + more.samples());
        RunResult most = Engine.run(
                STEADY,
                Run.until(Stop.relativeError("hit", 1e-9).maxSamples(3333))
                        .workers(2)
                        .inProcess());
        assertEquals(3333, most.samples());
        assertTrue(most.notes().toString().contains("the target is not met after samples=3333"), most.toString());
    }

    @Test
    void aRelativeErrorIsAFractionOfTheMean() {
        RunResult result =
                Engine.run(STEADY, Run.until(Stop.relativeError("hit", 0.1)).seed(2));
        assertTrue(result.estimate("hit").standardError()
                <= 0.1 * result.estimate("hit").mean());
        // p = 1/50: √((1 − p)/(n·p)) = 0.1 for n = 4900, and the error of that number is about 10 %.
        assertEquals(4900, (double) result.samples(), 1500);
    }

    /// No hit yet is no error of 0.
    @Test
    void anEstimateWithoutAnyHitStopsNothingAndIsTold() {
        Listener listener = new Listener();
        RunResult none = Engine.run(
                new Dawdling(0, 0), Run.until(Stop.standardError("hit", 0.1).maxSamples(5000)), listener);
        assertEquals(5000, none.samples());
        String told = "samples of score=hit are equal";
        assertTrue(listener.notes.toString().contains(told), listener.notes::toString);
        assertTrue(none.notes().toString().contains(told), none.notes()::toString);
        RunResult rare = Engine.run(
                new Dawdling(0, 100_000),
                Run.until(Stop.standardError("hit", 0.1)).seed(1));
        assertTrue(rare.estimate("hit").mean() > 0 && rare.samples() > 1000, rare.toString());
    }

    @Test
    void aTimeLimitEndsTheRunWithAResultThatCanBeRepeated() {
        RunResult limited = Engine.run(
                UNSTEADY, Run.samples(1L << 50).limitSeconds(0.2).workers(3).inProcess());
        assertTrue(limited.samples() > 0);
        String told = "limitSeconds=0.2 was reached after samples=" + limited.samples() + "; with run.samples="
                + limited.samples();
        assertTrue(limited.notes().toString().contains(told), limited.notes()::toString);
        RunResult again = Engine.run(STEADY, Run.samples(limited.samples()));
        assertEquals(again.stateHash(), limited.stateHash());
        assertEquals(again.estimates(), limited.estimates());
    }

    /// The samples of a second share do not begin with the first. Its batches begin as small as those of any run.
    @Test
    void aLimitedShareDoesNotPromiseWhatAnotherRunWouldGive() {
        RunResult limited = Engine.run(
                UNSTEADY,
                Run.samples(1L << 60).share(new Share(2, 2)).limitSeconds(0.1).inProcess());
        String notes = limited.notes().toString();
        assertTrue(
                notes.contains("limitSeconds=0.1 was reached after samples=" + limited.samples() + "; resume"), notes);
        assertFalse(notes.contains("run.samples"), notes);
    }

    @Test
    void aLimitThatIsNotReachedSaysNothing() {
        RunResult result = Engine.run(new Darts(1), Run.samples(5000).limitSeconds(100));
        assertEquals(5000, result.samples());
        assertEquals(List.of(), result.notes());
    }

    /// What is done is not all: 0 says that nobody knows.
    @Test
    void progressPredictsNothingBeforeTheFirstHit() {
        Listener listener = new Listener();
        RunResult result = Engine.run(
                new Dawdling(80_000_000, 4000),
                Run.until(Stop.standardError("hit", 0.1)).seed(3),
                listener);
        List<Progress> before = listener.progress.stream()
                .filter(p ->
                        p.done() > 0 && p.estimates().values().iterator().next().mean() == 0)
                .toList();
        assertFalse(before.isEmpty(), result.toString());
        before.forEach(p -> assertEquals(0, p.expected(), p::toString));
    }

    @Test
    void progressPredictsTheSamplesThatATargetTakes() {
        Listener listener = new Listener();
        RunResult result =
                Engine.run(UNSTEADY, Run.until(Stop.standardError("sum", 0.006)).seed(4), listener);
        Progress last = listener.progress.getLast();
        assertEquals(result.samples(), last.done());
        assertEquals((double) last.done(), (double) last.expected(), 0.01 * last.done());
        assertEquals("sum", last.estimates().keySet().iterator().next());
        // √(1/6)/√n = 0.006
        assertEquals(4630, (double) last.expected(), 300);
    }
}
