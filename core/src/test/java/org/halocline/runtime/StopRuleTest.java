package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.halocline.model.Stop;
import org.halocline.sample.Estimate;
import org.junit.jupiter.api.Test;

class StopRuleTest {
    private static final Estimate SOME = new Estimate(1, 0.01, 1000);

    @Test
    void samplesArePredictedFromTheRootOfTheirNumber() {
        assertEquals(4000, new StopRule(Stop.standardError("x", 0.005)).expected(SOME));
        assertEquals(1000, new StopRule(Stop.standardError("x", 0.5)).expected(SOME));
    }

    /// 10²³ samples are no prediction.
    @Test
    void nothingIsPredictedForATargetThatNoRunReaches() {
        Stop.AtTarget target = Stop.standardError("x", 1e-12);
        assertEquals(0, new StopRule(target).expected(SOME));
        assertEquals(5000, new StopRule(target.maxSamples(5000)).expected(SOME));
    }

    @Test
    void withoutAnErrorOnlyTheMostSamplesAreKnown() {
        Estimate none = new Estimate(0, 0, 1000);
        assertEquals(0, new StopRule(Stop.standardError("x", 0.1)).expected(none));
        assertEquals(5000, new StopRule(Stop.standardError("x", 0.1).maxSamples(5000)).expected(none));
    }
}
