package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.halocline.model.Run;
import org.halocline.model.RunResult;
import org.halocline.testing.Medley;
import org.halocline.testing.NaiveMedley;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The first promise for all that the engine offers: random grids, boundaries, fields, masks, stages, steps and cuts
/// against [NaiveMedley], which knows neither cuts nor halos.
///
/// A case that fails says how to run it alone.
class RandomCasesTest {
    private static void checkCases(int count, long firstSeed) {
        Random seeds = new Random(firstSeed);
        for (int n = 0; n < count; n++) {
            Medley medley = new Medley(seeds.nextLong());
            check(medley, medley.run().inProcess());
        }
    }

    private static void check(Medley medley, Run run) {
        NaiveMedley naive = new NaiveMedley(medley).run();
        RunResult result = run(medley, run);
        assertEquals(naive.steps(), result.steps(), () -> story(medley));
        assertEquals(naive.time(), result.time(), () -> story(medley));
        assertEquals(naive.observables(), result.observables(), () -> story(medley));
        assertEquals(naive.hash(), result.stateHash(), () -> story(medley));
    }

    private static RunResult run(Medley medley, Run run) {
        try {
            return Engine.run(medley, run);
        } catch (RuntimeException e) {
            throw new AssertionError(story(medley), e);
        }
    }

    private static String story(Medley medley) {
        return "mvn -B -pl core test -Dtest=RandomCasesTest#oneCase -Dcase.seed=" + medley.seed()
                + System.lineSeparator() + medley.describe() + System.lineSeparator();
    }

    @Test
    void manyRandomCasesEqualTheNaiveReference() {
        checkCases(250, 20_260_101);
    }

    @Test
    @Tag("slow")
    void fiveThousandRandomCasesEqualTheNaiveReference() {
        checkCases(5000, 20_260_102);
    }

    /// Tiles of two rows, a periodic side along y and walls along z that depend on time.
    @Test
    void ghostsOfImagesAreOfTheirOwnTime() {
        Medley medley = new Medley(9_079_064_889_400_582_755L);
        check(medley, medley.run().inProcess());
    }

    /// Run by hand: `-Dcase.seed=…` as a failure prints it.
    @Test
    @EnabledIfSystemProperty(named = "case.seed", matches = "-?\\d+")
    void oneCase() {
        Medley medley = new Medley(Long.getLong("case.seed", 0));
        check(medley, medley.run().workers(1));
        check(medley, medley.run().overlap(false).inProcess());
        check(medley, medley.run().overlap(true).inProcess());
    }

    @Test
    @Tag("process")
    void someRandomCasesEqualTheNaiveReferenceOnProcesses() {
        Random seeds = new Random(20_260_103);
        for (int n = 0; n < 5; ) {
            Medley medley = new Medley(seeds.nextLong());
            int workers = medley.workers();
            if (workers > 1 && workers <= 3) {
                check(medley, medley.run());
                n++;
            }
        }
    }
}
