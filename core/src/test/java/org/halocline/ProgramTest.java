package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.testing.Drill;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Solving;
import org.halocline.testing.Stubborn;
import org.halocline.testing.Stubborn.What;
import org.halocline.testing.Walled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs: every method of a domain keeps what it promises, for any number of workers.
@Timeout(120)
class ProgramTest {
    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    private static Run drill() {
        return Run.toCompletion().cfl(1).observe("norm", Observable.l2("b")).observe("place", Observable.argmax("f"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "2x1", "1x3", "4x1", "2x2", "5x1", "3x2", "11x1", "1x7"})
    void everyMethodOfADomainKeepsItsPromise(String cut) {
        RunResult one = Engine.run(new Drill(2), drill());
        RunResult many =
                Engine.run(new Drill(2), drill().workers(ProcessGrid.parse(cut)).inProcess());
        assertEquals(2, many.steps());
        assertEquals(0.5, many.time());
        assertEquals(one.stateHash(), many.stateHash());
        assertEquals(one.observables(), many.observables());
    }

    @Test
    @Tag("process")
    void processesKeepThemToo() {
        RunResult one = Engine.run(new Drill(2), drill());
        RunResult many = Engine.run(new Drill(2), drill().workers(3));
        assertEquals("mapped-files", many.transport());
        assertEquals(one.stateHash(), many.stateHash());
        assertEquals(one.observables(), many.observables());
    }

    /// A solver takes the same number of steps to the same bits, because it decides by exact sums.
    @ParameterizedTest
    @ValueSource(strings = {"2x1", "1x3", "2x2", "5x1", "3x2"})
    void aSolverTakesTheSameStepsToTheSameBits(String cut) {
        Solving solving = new Solving(17, 13, 1e-12);
        Run run = Run.toCompletion().observe("top", Observable.max("u"));
        RunResult one = Engine.run(solving, run);
        RunResult many = Engine.run(solving, run.workers(ProcessGrid.parse(cut)).inProcess());
        assertTrue(one.steps() > 15 && one.steps() < 100, "steps=" + one.steps());
        assertEquals(one.steps(), many.steps());
        assertEquals(one.stateHash(), many.stateHash());
        assertEquals(one.observables(), many.observables());
    }

    /// Of equal numbers of cells the answer does not know how they were solved: u is symmetric.
    @Test
    void theSolverSolves() {
        RunResult result = Engine.run(
                new Solving(3, 1, 1e-14),
                Run.toCompletion()
                        .observe("first", Observable.at("u", 0.1, 0.5))
                        .observe("middle", Observable.at("u", 0.5, 0.5))
                        .observe("last", Observable.at("u", 0.9, 0.5)));
        // With ghosts −u: 7u₀ − u₁ = 1, 6u₁ − u₀ − u₂ = 1, by hand: u₀ = 7/40, u₁ = 9/40.
        assertEquals(7.0 / 40, result.observable("first"), 1e-15);
        assertEquals(9.0 / 40, result.observable("middle"), 1e-15);
        assertEquals(result.observable("first"), result.observable("last"));
    }

    private static List<Double> times(Run run) {
        List<Double> times = new ArrayList<>();
        Engine.run(new Drill(100), run.observe("a", Observable.sum("a")), new RunMonitor() {
            @Override
            public void observed(Observation observation) {
                times.add(observation.time());
            }
        });
        return times;
    }

    static Stream<Run> ends() {
        return Stream.of(Run.until(1).cfl(1), Run.until(1).cfl(1).workers(3).inProcess());
    }

    /// The drill asks for steps of 0.25 at most.
    @ParameterizedTest
    @MethodSource("ends")
    void stepsOfAProgramLandWhereSchedulesAsk(Run run) {
        assertEquals(List.of(0.0, 0.5, 1.0), times(run.observeEvery(Schedule.everySteps(2))));
        assertEquals(List.of(0.0, 0.4, 0.8, 1.0), times(run.observeEvery(Schedule.everyTime(0.4))));
        assertEquals(List.of(0.3, 0.7), times(run.observeEvery(Schedule.times(0.3, 0.7))));
        assertEquals(List.of(0.0, 0.3, 1.0), times(run.observeEvery(Schedule.times(0.0, 0.3, 1.0))));
        assertEquals(List.of(1.0), times(run.observeEvery(Schedule.end())));
        assertEquals(List.of(0.0, 1.0), times(run.observeEvery(Schedule.ends())));
        List<Double> often = times(run.observeEvery(Schedule.everySeconds(1e-9)));
        assertEquals(List.of(0.0, 0.25, 0.5, 0.75, 1.0), often);
    }

    /// Whoever looks changes nothing, also where a boundary condition has its own idea of a value.
    @Test
    void lookingAtAProgramChangesNoBit() {
        Run run = Run.toCompletion().observe("sum", Observable.sum("u"));
        RunResult rarely = Engine.run(new Walled(6), run.observeEvery(Schedule.ends()));
        for (Schedule schedule : List.of(Schedule.everySteps(1), Schedule.everySteps(4), Schedule.end())) {
            RunResult result = Engine.run(new Walled(6), run.observeEvery(schedule));
            assertEquals(rarely.observables(), result.observables(), schedule::toString);
            assertEquals(rarely.stateHash(), result.stateHash(), schedule::toString);
        }
    }

    @Test
    void aProgramEndsWithItsRun() {
        assertEquals(3, Engine.run(new Drill(100), Run.steps(3).cfl(1)).steps());
        assertEquals(0.6, Engine.run(new Drill(100), Run.until(0.6).cfl(1)).time());
        // cfl is a fraction of the step that the program names.
        assertEquals(0.25 * 0.9, Engine.run(new Drill(1), Run.toCompletion()).time());
        assertEquals(0.1, Engine.run(new Drill(1), Run.toCompletion().dt(0.1)).time());
    }

    private static String failure(What what, int workers) {
        return assertThrows(
                        RunFailedException.class,
                        () -> Engine.run(
                                new Stubborn(what),
                                Run.toCompletion().workers(workers).inProcess()))
                .toString();
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), text + " lacks " + part);
        }
    }

    @Test
    void aWorkerThatThrowsEndsTheRunForAll() {
        for (int workers : new int[] {2, 3, 5}) {
            assertContains(
                    failure(What.THROW_ON_THE_LAST, workers),
                    "rank=" + (workers - 1),
                    "the last one had enough",
                    "Stubborn.java");
        }
    }

    @Test
    @Tag("process")
    void aWorkerProcessThatThrowsEndsTheRunForAll() {
        RunFailedException e = assertThrows(
                RunFailedException.class,
                () -> Engine.run(
                        new Stubborn(What.THROW_ON_THE_LAST), Run.toCompletion().workers(3)));
        assertContains(e.toString(), "rank=2", "the last one had enough", "Stubborn.java");
    }

    @Test
    void misuseIsNamed() {
        assertContains(failure(What.STEP_TOO_EARLY, 2), "completeStep() before initialised()");
        assertContains(failure(What.STEP_OF_NAN, 2), "longest step=NaN", "it must be a positive number");
        assertContains(failure(What.STEP_OF_ZERO, 1), "longest step=0.0");
        assertContains(failure(What.STEP_BACK, 2), "dt=-1.0", "a step is not negative");
        assertContains(failure(What.NAN_IN_A_FIELD, 2), "field=u, cell=(3, 0, 0), value=NaN", "found at step=1");
        assertContains(failure(What.STEP_WITH_AN_OPEN_EXCHANGE, 2), "before end");
        assertContains(
                assertThrows(
                                RunFailedException.class,
                                () -> Engine.run(
                                        new Drill(1), Run.toCompletion().dt(0.3)))
                        .toString(),
                "dt=0.3, limit=0.25",
                "take a smaller dt");
    }

    /// It looks at the initial and the final state all the same.
    @Test
    void aProgramThatDoesNothingHasAResult() {
        RunResult result = Engine.run(
                new Stubborn(What.NOTHING),
                Run.toCompletion()
                        .workers(2)
                        .inProcess()
                        .observe("sum", Observable.sum("u"))
                        .observeEvery(Schedule.ends()));
        assertEquals(0, result.steps());
        assertEquals(8.0, result.observable("sum"));
        assertThrows(ConfigurationException.class, () -> Engine.run(new Stubborn(What.NOTHING), Run.samples(3)));
    }
}
