package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.RungeKutta;
import org.halocline.testing.Decaying;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A method of order p: half the step, 1/2ᵖ of the error.
class RungeKuttaTest {
    private static double error(RungeKutta method, double dt) {
        return Math.abs(Decaying.exact(1)
                - Engine.run(new Decaying(method), Run.until(1).dt(dt).observe("u", Observable.max("u")))
                        .observable("u"));
    }

    @ParameterizedTest
    @CsvSource({"EULER, 1, 1", "RK2, 2, 2", "SSP3, 3, 3", "RK4, 4, 4"})
    void theErrorShrinksWithTheOrderOfTheMethod(RungeKutta method, int order, int stages) {
        assertEquals(stages, method.stages(row -> {}).size());
        double coarse = error(method, 1.0 / 64);
        double fine = error(method, 1.0 / 128);
        assertTrue(fine > 0);
        assertEquals(order, Math.log(coarse / fine) / Math.log(2), 0.1);
    }
}
