package org.halocline.testing;

import org.halocline.grid.Field;
import org.halocline.grid.Grid;
import org.halocline.model.Domain;
import org.halocline.model.ProgramSimulation;

/// A program that does something wrong, or nothing. Eight cells with the value 1.
///
/// @param what what it does
public record Stubborn(What what) implements ProgramSimulation {
    /// Ways to go wrong.
    public enum What {
        NOTHING,
        THROW_ON_THE_LAST,
        STEP_TOO_EARLY,
        STEP_OF_NAN,
        STEP_OF_ZERO,
        STEP_BACK,
        STEP_WITH_AN_OPEN_EXCHANGE,
        NAN_IN_A_FIELD
    }

    @Override
    public Grid grid() {
        return Grid.of(8);
    }

    @Override
    public void run(Domain domain) {
        Field u = domain.field("u");
        u.fill(1.0);
        if (what == What.STEP_TOO_EARLY) {
            domain.completeStep();
        }
        if (what == What.NOTHING) {
            return;
        }
        domain.initialised();
        switch (what) {
            case THROW_ON_THE_LAST -> {
                domain.exchange(u);
                domain.barrier();
                if (domain.rank() == domain.workers() - 1) {
                    throw new IllegalStateException("the last one had enough");
                }
                domain.exchange(u);
                domain.sum(u);
            }
            case STEP_OF_NAN -> domain.nextStep(Double.NaN);
            case STEP_OF_ZERO -> domain.nextStep(0);
            case STEP_BACK -> domain.completeStep(-1);
            case STEP_WITH_AN_OPEN_EXCHANGE -> {
                domain.begin(u);
                domain.completeStep();
            }
            case NAN_IN_A_FIELD -> {
                if (u.owned().contains(3, 0, 0)) {
                    u.set(3, Double.NaN);
                }
                domain.completeStep();
            }
            default -> {
                // Handled before.
            }
        }
    }
}
