package org.halocline.testing;

import java.util.List;
import org.halocline.grid.Boundary;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.model.Domain;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Row;
import org.halocline.testing.Fault.Moment;

/// A program with a memory: a number that every step changes, and that changes every step. With m₀ = 1/8,
///
/// u′ = u + (m/8)·(Σ of four neighbours − 4u) + m·k, m′ = m/2 + 1/(8 + ‖u′‖²), dt = m′/4,
///
/// with a field k = x + 2y that stays as it is and u₀ = x·y; at most 24 steps.
///
/// @param n         cells per side
/// @param resumable whether it goes on from a kept state
/// @param plan      what happens to its workers
public record Settling(int n, boolean resumable, FaultPlan plan) implements ProgramSimulation {
    private static final String MEMORY = "memory";

    /// It has enough after so many steps.
    private static final long LAST = 24;

    @Override
    public Grid grid() {
        return Grid.unitSquare(n).boundary(Boundary.gradient(0.25));
    }

    @Override
    public List<FieldSpec> fields() {
        return FieldSpec.named("u", "k");
    }

    @Override
    public boolean isResumable() {
        return resumable;
    }

    @Override
    public void run(Domain domain) {
        plan.at(Moment.START, domain.rank(), 0);
        Field u = domain.field("u");
        if (!domain.isResumed()) {
            u.fill((x, y) -> x * y);
            domain.field("k").fill((x, y) -> x + 2 * y);
            domain.remember(MEMORY, 0.125);
        }
        domain.initialised();
        double memory = domain.recall(MEMORY);
        while (!domain.isFinished() && domain.step() < LAST) {
            double m = memory;
            domain.begin(u);
            plan.at(Moment.FIRST_STAGE, domain.rank(), domain.time());
            domain.end(u);
            domain.eachRow((row, dt) -> relax(row, m));
            u.swap();
            plan.at(Moment.REDUCTION, domain.rank(), domain.time());
            memory = memory / 2 + 1 / (8 + domain.dot(u, u));
            domain.remember(MEMORY, memory);
            domain.completeStep(domain.nextStep(memory / 4));
        }
        plan.at(Moment.END, domain.rank(), domain.time());
    }

    private static void relax(Row row, double m) {
        double[] u = row.now(0);
        double[] k = row.now(1);
        double[] next = row.next(0);
        int y = row.strideY();
        for (int c = row.begin(); c < row.end(); c++) {
            next[c] = u[c] + m / 8 * (((u[c - 1] + u[c + 1]) + (u[c - y] + u[c + y])) - 4 * u[c]) + m * k[c];
        }
    }
}
