package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.model.Stage;
import org.halocline.testing.FaultPlan;
import org.halocline.testing.Faulty;
import org.halocline.testing.Faulty.What;
import org.halocline.testing.FaultyDarts;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Settling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Descriptions that make no sense are refused before anything starts, and limits that make none end the run; both say
/// what to do.
@Timeout(60)
class RefusalTest {
    @AfterEach
    void nothingIsLeftBehind() {
        Leftovers.assertNone();
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), text + " lacks " + part);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_STAGES | a step needs at least one",
                "UNKNOWN_FIELD_IN_A_STAGE | stage advances=w; the simulation has u, v",
                "FIELD_WITHOUT_A_STAGE | field=v; no stage advances it",
                "NO_FIELDS | a simulation needs at least one",
                "TWO_FIELDS_OF_ONE_NAME | each with its own name",
                "TWO_MASKS_OF_ONE_NAME | a name of its own for each",
                "FACES_WITHOUT_AN_AXIS | the grid has no axis z",
                "FACES_WITHOUT_A_WIDTH | needs a width of at least 1",
                "EXTRAPOLATED_FROM_ONE_CELL | use at least 2 cells along x",
                "INFINITE_STEP | maxTimeStep=Infinity"
            })
    void aDescriptionThatMakesNoSenseIsRefused(What what, String part) {
        for (int workers : new int[] {1, 3}) {
            ConfigurationException e = assertThrows(
                    ConfigurationException.class,
                    () -> Engine.run(
                            new Faulty(what), Run.steps(1).workers(workers).inProcess()));
            assertContains(e.toString(), part);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_STEP | write step(row, dt), or stages()",
                "INFINITE_LIMIT | dt=Infinity at step=0",
                "LIMIT_OF_NAN | stepLimit=NaN, row=(2, 0), step=0, time=0.0",
                "LIMIT_OF_ZERO | stepLimit=0.0, row=(2, 0)",
                "NEGATIVE_LIMIT | a limit is a positive number",
                "WIDTH_OF_STRETCHED_CELLS | axis=y is stretched; use widthY"
            })
    void aStepThatMakesNoSenseEndsTheRun(What what, String part) {
        for (int workers : new int[] {1, 3}) {
            RunFailedException e = assertThrows(
                    RunFailedException.class,
                    () -> Engine.run(
                            new Faulty(what), Run.steps(1).workers(workers).inProcess()));
            assertContains(e.toString(), part);
        }
    }

    @Test
    void aGivenStepMustKeepTheLimit() {
        Faulty limited = new Faulty(What.LIMIT_OF_A_TENTH);
        assertEquals(0.2, Engine.run(limited, Run.steps(2).dt(0.1)).time());
        assertEquals(
                0.1,
                Engine.run(limited, Run.steps(2).cfl(0.5).workers(3).inProcess())
                        .time());
        RunFailedException e = assertThrows(
                RunFailedException.class,
                () -> Engine.run(limited, Run.steps(2).dt(0.2).workers(3).inProcess()));
        assertContains(e.toString(), "dt=0.2, limit=0.1 at step=0", "take a smaller dt");
    }

    @Test
    void aGridSimulationNeedsAnEnd() {
        ConfigurationException e = assertThrows(
                ConfigurationException.class, () -> Engine.run(new Faulty(What.NOTHING), Run.toCompletion()));
        assertContains(e.toString(), "give it a time or a number of steps");
    }

    private static Run checkpointed(Run run, Schedule schedule) {
        return run.checkpoint(new CheckpointRequest(schedule, "/nowhere/at/all", 1, Compression.NONE));
    }

    @Test
    void aProgramThatCannotGoOnTakesNoCheckpoints() {
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> Engine.run(
                        new Settling(4, false, FaultPlan.NONE),
                        checkpointed(Run.toCompletion(), Schedule.everySteps(7))));
        assertContains(
                e.toString(),
                "checkpoint=every 7 steps; Settling is not resumable, leave checkpoints out or let it implement"
                        + " isResumable()");
    }

    static List<Schedule> withSteps() {
        return List.of(Schedule.everySteps(5), Schedule.everyTime(0.5), Schedule.times(1.0), Schedule.ends());
    }

    @ParameterizedTest
    @MethodSource("withSteps")
    void samplesKnowNoStepsThatACheckpointCouldWaitFor(Schedule schedule) {
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> Engine.run(new FaultyDarts(0, FaultPlan.NONE), checkpointed(Run.samples(10), schedule)));
        assertContains(
                e.toString(),
                "checkpoint=" + schedule + "; a sample run knows neither steps nor time, use everySeconds or end");
    }

    @Test
    void aStageLiesWithinItsStep() {
        for (double fraction : new double[] {-0.1, 1.1, Double.NaN}) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class,
                    () -> Stage.of((row, dt) -> {}).at(fraction));
            assertContains(e.toString(), "stage fraction=" + fraction, "use 0 to 1");
        }
    }
}
