package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.Schedule;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Watched;
import org.halocline.testing.Watched.How;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of schedule, for observables and for callbacks in the workers, which see a filled state.
@Timeout(60)
class ScheduleRunTest {
    /// What each schedule gets until t = 1.1, if all are there and the longest step is 0.25. The steps then end at
    /// 0.25, 0.4, 0.6, 0.8, 1.05 and 1.1.
    private static final Map<Schedule, List<Double>> EXPECTED = Map.of(
            Schedule.everySteps(3), List.of(0.0, 0.6, 1.1),
            Schedule.everyTime(0.4), List.of(0.0, 0.4, 0.8, 1.1),
            Schedule.everySeconds(1e6), List.of(0.0, 1.1),
            Schedule.times(0.0, 0.6), List.of(0.0, 0.6),
            Schedule.times(1.1, 7.0), List.of(1.1),
            Schedule.end(), List.of(1.1),
            Schedule.ends(), List.of(0.0, 1.1));

    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
        Watched.take();
    }

    private static List<Double> observed(Watched watched, Run run) {
        List<Double> times = new ArrayList<>();
        Engine.run(watched, run.observe("top", Observable.max("u")), new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                times.add(observation.time());
            }
        });
        return times;
    }

    /// All at once: steps land wherever one of them asks, and each is done at its own times only.
    @ParameterizedTest
    @ValueSource(strings = {"1x1", "3x1", "2x2"})
    void everyScheduleIsKeptByEveryWorker(String cut) {
        List<Schedule> schedules = List.copyOf(EXPECTED.keySet());
        ProcessGrid processGrid = ProcessGrid.parse(cut);
        Run run = Run.until(1.1).cfl(1).workers(processGrid).inProcess();
        Engine.run(new Watched(schedules, How.PLAIN), run);
        List<Watched.Sight> seen = Watched.take();
        for (int n = 0; n < schedules.size(); n++) {
            for (int rank = 0; rank < processGrid.workers(); rank++) {
                assertEquals(EXPECTED.get(schedules.get(n)), Watched.times(seen, n, rank), schedules.get(n)::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "3x2"})
    void observablesFollowEveryScheduleToo(String cut) {
        Run run = Run.until(1.1).cfl(1).workers(ProcessGrid.parse(cut)).inProcess();
        Watched plain = new Watched(List.of(), How.PLAIN);
        EXPECTED.forEach((schedule, times) -> {
            // Alone, every third step of 0.25 ends at 0.75.
            List<Double> expected = schedule instanceof Schedule.EverySteps ? List.of(0.0, 0.75, 1.1) : times;
            assertEquals(expected, observed(plain, run.observeEvery(schedule)), schedule::toString);
        });
    }

    /// Wall time decides when, but all workers agree, and both ends are there.
    @ParameterizedTest
    @ValueSource(strings = {"1x1", "3x1"})
    void wallTimeIsTheSameForAllWorkers(String cut) {
        int workers = ProcessGrid.parse(cut).workers();
        Engine.run(
                new Watched(List.of(Schedule.everySeconds(0.01), Schedule.everySeconds(1e-9)), How.SLOW),
                Run.steps(100).cfl(1).workers(ProcessGrid.parse(cut)).inProcess());
        List<Watched.Sight> seen = Watched.take();
        List<Double> rarely = Watched.times(seen, 0, 0);
        assertEquals(0.0, rarely.getFirst());
        assertEquals(25.0, rarely.getLast());
        // A hundred steps take at least 80 ms, for there are at least four slow rows in each.
        assertTrue(rarely.size() > 3, rarely.toString());
        for (int rank = 0; rank < workers; rank++) {
            assertEquals(rarely, Watched.times(seen, 0, rank));
            assertEquals(101, Watched.times(seen, 1, rank).size());
        }
    }

    @Test
    void manySchedulesDoNotGetInEachOthersWay() {
        List<Schedule> schedules = new ArrayList<>(Collections.nCopies(70, Schedule.end()));
        schedules.add(Schedule.everySeconds(1e-9));
        Engine.run(new Watched(schedules, How.PLAIN), Run.steps(3).cfl(1));
        List<Watched.Sight> seen = Watched.take();
        assertEquals(List.of(0.0, 0.25, 0.5, 0.75), Watched.times(seen, 70, 0));
        for (int n = 0; n < 70; n++) {
            assertEquals(List.of(0.75), Watched.times(seen, n, 0), "callback " + n);
        }
    }

    /// Steps that follow the state land on output times and on the end like any others, and have the same bits.
    @Test
    void adaptiveStepsLandTooAndDoNotDependOnTheCut() {
        Run run = Run.until(1).cfl(0.9).observeEvery(Schedule.everyTime(0.3));
        Watched adaptive = new Watched(List.of(Schedule.everySteps(1)), How.ADAPTIVE);
        assertEquals(List.of(0.0, 0.3, 0.6, 3 * 0.3, 1.0), observed(adaptive, run));
        List<Double> steps = Watched.times(Watched.take(), 0, 0);
        for (int n = 1; n < steps.size(); n++) {
            // u is at most 11/12 + t, and grows.
            double limit = 0.9 * 0.1 / (1 + 11.0 / 12 + steps.get(n - 1));
            assertTrue(steps.get(n) - steps.get(n - 1) <= limit * (1 + 1e-8), "step " + n);
        }
        assertTrue(steps.size() > 25, "steps=" + steps.size());
        for (String cut : List.of("2x1", "3x2", "6x4")) {
            ProcessGrid processGrid = ProcessGrid.parse(cut);
            observed(adaptive, run.workers(processGrid).inProcess());
            List<Watched.Sight> seen = Watched.take();
            for (int rank = 0; rank < processGrid.workers(); rank++) {
                assertEquals(steps, Watched.times(seen, 0, rank), cut);
            }
        }
    }

    @Test
    @Tag("process")
    void callbacksRunInWorkerProcesses() {
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        Engine.run(
                new Watched(List.of(Schedule.everySteps(2), Schedule.end()), How.PRINTING),
                Run.steps(3).cfl(1).workers(2),
                new RunMonitor() {
                    @Override
                    public void note(String line) {
                        notes.add(line);
                    }
                });
        Collections.sort(notes);
        List<String> expected = new ArrayList<>();
        for (int rank = 0; rank < 2; rank++) {
            expected.add("worker " + rank + ": watch0 at step 0, t = 0.0");
            expected.add("worker " + rank + ": watch0 at step 2, t = 0.5");
            expected.add("worker " + rank + ": watch0 at step 3, t = 0.75");
            expected.add("worker " + rank + ": watch1 at step 3, t = 0.75");
        }
        assertEquals(expected, notes);
    }

    @Test
    void aCallbackThatThrowsIsNamed() {
        RunFailedException e = assertThrows(
                RunFailedException.class,
                () -> Engine.run(
                        new Watched(List.of(Schedule.everySteps(2)), How.THROWING),
                        Run.steps(5).cfl(1).workers(2).inProcess()));
        for (String part : List.of("callback=watch0, step=2", "enough was seen", "Watched.java")) {
            assertTrue(e.toString().contains(part), e.toString());
        }
    }

    @Test
    void schedulesThatMakeNoSenseAreRefused() {
        assertThrows(ConfigurationException.class, () -> Schedule.everySteps(0));
        assertThrows(ConfigurationException.class, () -> Schedule.everyTime(-1));
        assertThrows(ConfigurationException.class, () -> Schedule.everySeconds(Double.NaN));
        assertThrows(ConfigurationException.class, Schedule::times);
        assertThrows(ConfigurationException.class, () -> Schedule.times(1.0, 1.0));
        assertThrows(ConfigurationException.class, () -> Schedule.times(-1.0));
        assertThrows(ConfigurationException.class, () -> Schedule.times(1.0, Double.POSITIVE_INFINITY));
    }
}
