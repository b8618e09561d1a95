package org.halocline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Axis;
import org.halocline.grid.Box;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.RungeKutta;
import org.halocline.model.Schedule;
import org.halocline.model.Stop;
import org.halocline.model.TimeBlock;

/// All that a [Medley] is and how it is run. A pure function of the seed, made by [MedleyMaker].
///
/// @param grid        any size, boundary and spacing
/// @param stencil     of the masks, and of fields without their own
/// @param fields      one to four
/// @param masks       how many
/// @param passes      the stages, if no method forms them
/// @param method      forms the stages from a rate
/// @param adaptive    whether the state limits the time step
/// @param longest     largest time step
/// @param stop        steps, or a time
/// @param processGrid the cut
/// @param overlap     whether halos travel while the core is computed
/// @param timeBlock   steps at a time
/// @param observables some numbers to follow
/// @param observeEvery when; must not change a bit
/// @param uniforms     random numbers that a cell draws in each stage
/// @param randomSeed   of the run
record MedleyPlan(
        Grid grid,
        Stencil stencil,
        List<FieldSpec> fields,
        int masks,
        List<Pass> passes,
        Optional<RungeKutta> method,
        boolean adaptive,
        double longest,
        Stop stop,
        ProcessGrid processGrid,
        boolean overlap,
        TimeBlock timeBlock,
        Map<String, Observable> observables,
        Schedule observeEvery,
        int uniforms,
        long randomSeed) {

    /// One hand-written stage.
    ///
    /// @param advances   numbers of the fields that it advances
    /// @param fraction   of the step at which it begins
    /// @param readsStart whether it looks at the beginning of the step
    record Pass(List<Integer> advances, double fraction, boolean readsStart) {
        Pass {
            advances = List.copyOf(advances);
        }
    }

    /// The run of this case.
    Run run() {
        Run run = stop instanceof Stop.AtTime at ? Run.until(at.time()) : Run.steps(((Stop.AfterSteps) stop).steps());
        run = run.cfl(1)
                .workers(processGrid)
                .overlap(overlap)
                .timeBlock(timeBlock)
                .observeEvery(observeEvery)
                .seed(randomSeed);
        for (Map.Entry<String, Observable> one : observables.entrySet()) {
            run = run.observe(one.getKey(), one.getValue());
        }
        return run;
    }

    /// Numbers of the fields that a method advances.
    List<Integer> advancing() {
        return IntStream.range(0, fields.size())
                .filter(f -> !fields.get(f).isAuxiliary())
                .boxed()
                .toList();
    }

    Stencil stencilOf(int field) {
        return fields.get(field).stencil().orElse(stencil);
    }

    /// The neighbours within a stencil as offsets, x fastest.
    List<int[]> neighbours(Stencil within) {
        int w = within.width();
        Box reach = Box.ofSize(1, 1, 1);
        for (Axis axis : Axis.ALL.subList(0, grid.dimensions())) {
            reach = reach.grow(axis, w);
        }
        List<int[]> all = new ArrayList<>();
        for (int dk = reach.beginZ(); dk < reach.endZ(); dk++) {
            for (int dj = reach.beginY(); dj < reach.endY(); dj++) {
                for (int di = reach.beginX(); di < reach.endX(); di++) {
                    int moved = (di == 0 ? 0 : 1) + (dj == 0 ? 0 : 1) + (dk == 0 ? 0 : 1);
                    if (within.isBox() || moved <= 1) {
                        all.add(new int[] {di, dj, dk});
                    }
                }
            }
        }
        return all;
    }
}
