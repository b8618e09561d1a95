package org.halocline.testing;

import org.halocline.grid.Grid;
import org.halocline.model.Domain;
import org.halocline.model.ProgramSimulation;

/// A program that breaks its promise: the last worker waits for a halo, the others at a barrier.
public record Stuck() implements ProgramSimulation {
    @Override
    public Grid grid() {
        return Grid.of(8, 8);
    }

    @Override
    public void run(Domain domain) {
        domain.field("u").fill(1.0);
        domain.initialised();
        domain.exchange(domain.field("u"));
        domain.completeStep();
        if (domain.rank() == domain.workers() - 1) {
            domain.exchange(domain.field("u"));
        }
        domain.barrier();
        domain.completeStep();
    }
}
