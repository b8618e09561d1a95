package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.model.Workers;
import org.halocline.testing.Mixing;
import org.halocline.testing.NaiveReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The first promise: the number and arrangement of workers change no bit.
class SameBitsTest {
    private static final int STEPS = 7;
    private static final double DT = 0.0625;

    /// Names of numbers over both fields, among them sums whose naive rounding depends on order.
    private static Run followed() {
        return Run.steps(STEPS)
                .dt(DT)
                .observe("top", Observable.max("u"))
                .observe("bottom", Observable.min("v"))
                .observe("sum", Observable.sum("u"))
                .observe("mean", Observable.mean("v"))
                .observe("norm", Observable.l2("u"));
    }

    static Stream<Mixing> cases() {
        return Stream.of(
                Mixing.of("vg", false, 1, 17),
                Mixing.of("pp", false, 2, 11),
                Mixing.of("vvvv", false, 1, 64, 64),
                Mixing.of("pppp", true, 1, 64, 64),
                Mixing.of("vgpp", true, 2, 7, 5),
                Mixing.of("ppgv", true, 1, 7, 5),
                Mixing.of("gggg", false, 2, 7, 5),
                Mixing.of("vgvg", true, 2, 101, 67),
                Mixing.of("ppppvg", true, 1, 9, 8, 7),
                Mixing.of("vggvpp", false, 2, 6, 9, 8),
                Mixing.of("gvvvgg", true, 2, 8, 7, 6));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void threadsGiveTheBitsOfTheNaiveReferenceForAnyCut(Mixing mixing) {
        String expected = new NaiveReference(mixing).hashAfter(STEPS, DT);
        RunResult one = Engine.run(mixing, followed());
        assertEquals(expected, one.stateHash(), "1 worker");
        for (int workers : List.of(2, 3, 4, 5, 6, 8)) {
            RunResult many = Engine.run(mixing, followed().workers(workers).inProcess());
            assertEquals(expected, many.stateHash(), workers + " workers");
            assertEquals(one.observables(), many.observables(), workers + " workers");
        }
        for (String arrangement : List.of("1x4", "4x1", "2x2", "1x3", "2x1x3", "1x1x4", "2x2x2")) {
            ProcessGrid processGrid = ProcessGrid.parse(arrangement);
            if (fits(processGrid, mixing)) {
                RunResult many =
                        Engine.run(mixing, followed().workers(processGrid).inProcess());
                assertEquals(expected, many.stateHash(), arrangement);
                assertEquals(one.observables(), many.observables(), arrangement);
            }
        }
    }

    private static boolean fits(ProcessGrid processGrid, Mixing mixing) {
        try {
            new Decomposition(mixing.grid(), processGrid);
            return true;
        } catch (ConfigurationException e) {
            return false;
        }
    }

    /// Subdomains thinner than the halo take cells from beyond their neighbour.
    @Test
    void aHaloWiderThanTheSubdomainIsFilledFromBeyondTheNeighbour() {
        for (String boundaries : List.of("pp", "vg")) {
            Mixing mixing = Mixing.of(boundaries, false, 2, 6);
            String expected = new NaiveReference(mixing).hashAfter(STEPS, DT);
            assertEquals(
                    expected,
                    Engine.run(mixing, followed().workers(6).inProcess()).stateHash(),
                    boundaries);
        }
    }

    /// Grids with fewer cells than the stencil is wide wrap around more than once, or mirror ghosts.
    @Test
    void aGridThinnerThanTheStencilIsRight() {
        for (String boundaries : List.of("ppvg", "vgpp", "ggvv", "pppp")) {
            Mixing mixing = Mixing.of(boundaries, true, 2, 1, 3);
            assertEquals(
                    new NaiveReference(mixing).hashAfter(STEPS, DT),
                    Engine.run(mixing, followed().workers(3).inProcess()).stateHash(),
                    boundaries);
        }
    }

    @Test
    @Tag("process")
    @Tag("slow")
    void processesGiveTheBitsOfTheNaiveReferenceForEveryCut() {
        for (Mixing mixing : List.of(
                Mixing.of("vvvv", false, 1, 64, 64),
                Mixing.of("vgpp", true, 2, 7, 5),
                Mixing.of("vgvg", true, 2, 101, 67),
                Mixing.of("ppppvg", true, 1, 9, 8, 7))) {
            String expected = new NaiveReference(mixing).hashAfter(STEPS, DT);
            RunResult one = Engine.run(mixing, followed());
            assertEquals(expected, one.stateHash(), mixing + " on 1 worker");
            for (String workers : List.of("2", "3", "4", "5", "6", "8", "1x4", "4x1", "2x2")) {
                RunResult many = Engine.run(mixing, followed().workers(Workers.parse(workers)));
                assertEquals("mapped-files", many.transport());
                assertEquals(expected, many.stateHash(), mixing + " on " + workers);
                assertEquals(one.observables(), many.observables(), mixing + " on " + workers);
            }
        }
    }

    @Test
    @Tag("process")
    void processesGiveTheBitsOfOneWorker() {
        Map<Mixing, List<String>> cuts = Map.of(
                Mixing.of("vgpp", true, 2, 101, 67), List.of("3x1"),
                Mixing.of("ppgv", true, 1, 7, 5), List.of("5"),
                Mixing.of("ppppvg", true, 1, 9, 8, 7), List.of("2x1x2"));
        cuts.forEach((mixing, arrangements) -> {
            RunResult one = Engine.run(mixing, followed());
            for (String text : arrangements) {
                Run run = text.contains("x")
                        ? followed().workers(ProcessGrid.parse(text))
                        : followed().workers(Integer.parseInt(text));
                RunResult many = Engine.run(mixing, run);
                assertEquals("mapped-files", many.transport());
                assertEquals(one.stateHash(), many.stateHash(), text);
                assertEquals(one.observables(), many.observables(), text);
            }
        });
    }
}
