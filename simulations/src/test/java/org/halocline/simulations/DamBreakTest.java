package org.halocline.simulations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.halocline.simulations.shallowwater.DamBreak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamBreakTest {
    /// Depth and velocity in the middle and the speed of the bore, solved with 30 digits for g = 9.81; the first case
    /// is that of SWASHES.
    @ParameterizedTest
    @CsvSource({
        "0.005, 0.001, 0.002539357172283335, 0.1272797183931022, 0.20996340005244554",
        "1.0, 0.1, 0.3961748167994429, 2.3213549956407444, 3.1051336506682135",
        "2.0, 1.0, 1.453840892374573, 1.3058337531817275, 4.183127921958328",
        "10, 5, 7.269204461872864, 2.9199330394280274, 9.353758392076267"
    })
    void theMiddleIsThatOfStoker(double left, double right, double depth, double velocity, double bore) {
        DamBreak flow = DamBreak.of(left, right, 5);
        assertEquals(depth, flow.middleDepth(), 1e-14 * depth);
        assertEquals(velocity, flow.middleVelocity(), 1e-14 * velocity);
        assertEquals(bore, flow.boreSpeed(), 1e-14 * bore);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1", "1, 0.999999", "1, 1e-12", "3, 0"})
    void depthAndVelocityAreContinuousButForTheBore(double left, double right) {
        DamBreak flow = DamBreak.of(left, right, 0);
        double t = 2;
        double c = Math.sqrt(DamBreak.GRAVITY * left);
        double tail = flow.middleVelocity() - Math.sqrt(DamBreak.GRAVITY * flow.middleDepth());
        for (double speed : new double[] {-c, tail}) {
            double before = speed * t - 1e-9;
            double after = speed * t + 1e-9;
            assertEquals(flow.depth(before, t), flow.depth(after, t), 1e-8);
            // At the front over a dry bed there is no water to have a velocity.
            if (flow.depth(after, t) > 0) {
                assertEquals(flow.velocity(before, t), flow.velocity(after, t), 1e-8);
            }
        }
        assertEquals(left, flow.depth(-c * t - 1e-9, t));
        assertEquals(right, flow.depth(flow.boreSpeed() * t + 1e-9, t));
        assertEquals(0, flow.velocity(flow.boreSpeed() * t + 1e-9, t));
        assertEquals(flow.middleDepth(), flow.depth(flow.boreSpeed() * t - 1e-9, t), 1e-12);
    }

    /// Critical flow at the place of the dam where the bed is dry: depth 4/9 of the left, velocity 2/3 of its c.
    @Test
    void overADryBedTheFlowIsThatOfRitter() {
        DamBreak flow = DamBreak.of(1, 0, 5);
        double c = Math.sqrt(DamBreak.GRAVITY);
        assertEquals(2 * c, flow.boreSpeed());
        for (double t : new double[] {0.1, 1, 7}) {
            assertEquals(4.0 / 9, flow.depth(5, t), 1e-15);
            assertEquals(2 * c / 3, flow.velocity(5, t), 1e-15);
        }
    }

    @Test
    void theInitialStateIsThatOfTheDam() {
        DamBreak flow = DamBreak.of(2, 1, 5);
        assertEquals(2, flow.depth(4.99, 0));
        assertEquals(1, flow.depth(5.01, 0));
        assertTrue(flow.velocity(4.99, 0) == 0 && flow.velocity(5.01, 0) == 0);
    }
}
