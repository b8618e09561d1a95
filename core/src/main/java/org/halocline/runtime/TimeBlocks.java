package org.halocline.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.halocline.decomposition.Decomposition;
import org.halocline.grid.Axis;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.Schedule;
import org.halocline.model.State;
import org.halocline.model.TimeBlock;

/// Chooses how many steps to take at a time: the number, and the height of tiles, with the least estimated time per
/// step. Any choice gives the same bits.
///
/// With T steps of K stages at a time on a subdomain of N cells the estimate per cell and pass is
///
/// (c + m·(1 + a·T·K·w/h)/T)·(1 + r) + s/(T·K·N)
///
/// with c the time that a cell takes in the cache, m what it takes more from memory, h the height of tiles in 3-D, w
/// the stencil's width, a what the slanted edges of tiles cost, r the part that is computed twice, and s the time of an
/// exchange. What the cells of a tile take while they go through all passes must fit into a cache; c is larger in the
/// shared one, and grows a little with what lies there. The numbers were measured with a 5-point and a 7-point stencil
/// on one machine; on others their ratios matter, and those change slowly. A run that is long enough measures instead:
/// its first steps try the blocks with the best estimates, see [BlockContest], and later runs of the same kernel on the
/// same machine begin with the fastest, see [BlockMemory].
final class TimeBlocks {
    private static final int[] STEPS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64};
    private static final int[] TILES = {8, 16, 32, 64, 128, 256};

    /// Nanoseconds of a cell in a core's own cache, and what it takes more in the shared one.
    private static final double COMPUTE = 0.37;

    private static final double SHARED = 0.03;

    private static final double SHARED_PER_MEBIBYTE = 0.003;

    /// What a cell with two arrays takes more from memory.
    private static final double MEMORY = 0.75;

    /// What the slanted edges of tiles cost.
    private static final double EDGES = 5.5;

    /// Nanoseconds of an exchange with a neighbour, beside the copying.
    private static final double EXCHANGE = 3000;

    /// The part of a core's own cache that tiles may fill.
    private static final double USABLE = 0.75;

    /// The part of a worker's share of the shared one: neighbours, and what streams through it, take the rest.
    private static final double USABLE_OF_SHARED = 0.4;

    /// A longer block must be better than a shorter one by more than this.
    private static final double WORTH_IT = 0.97;

    /// What is estimated to take so many times the least may still be the fastest.
    private static final double IN_REACH = 1.5;

    private static final int MOST_RIVALS = 9;

    /// The part of a run's steps that may be taken by blocks that turn out slower.
    private static final double SHARE_OF_STEPS = 0.4;

    private static final int CELLS_IN_1D = 2048;
    private static final int ROWS_IN_2D = 8;

    private final Decomposition decomposition;
    private final Caches caches;
    private final int stages;
    private final int width;
    private final long cellBytes;
    private final long sharedBytes;

    private TimeBlocks(GridSimulation simulation, Plan plan, Caches caches) {
        this.decomposition = plan.decomposition();
        this.caches = caches;
        this.stages = simulation.stages().size();
        this.width = State.haloWidth(simulation);
        this.cellBytes = MemoryPlan.bytesPerCell(simulation);
        this.sharedBytes = caches.shared() / Math.max(1, Math.min(plan.workers(), Planner.cores()));
    }

    static BlockChoice choose(GridSimulation simulation, Plan plan, List<String> notes) {
        return choose(simulation, plan, Caches.ofMachine(), BlockMemory.ofUser(), notes);
    }

    static BlockChoice choose(
            GridSimulation simulation, Plan plan, Caches caches, BlockMemory memory, List<String> notes) {
        TimeBlock wanted = plan.run().timeBlock();
        if (wanted.steps() == 1 || plan.run().survival().keepSeconds() == 0) {
            return BlockChoice.OFF;
        }
        Optional<String> obstacle = Wavefront.obstacle(simulation);
        if (obstacle.isPresent()) {
            if (wanted.steps() > 1) {
                notes.add("one step after the other, not " + wanted.steps() + " at a time: " + obstacle.get());
            }
            return BlockChoice.OFF;
        }
        TimeBlocks blocks = new TimeBlocks(simulation, plan, caches);
        List<Estimate> estimates = blocks.estimates(wanted, longest(plan));
        TimeBlock best = best(estimates);
        if (wanted.steps() > 0) {
            return new BlockChoice(best, BlockChoice.Origin.GIVEN);
        }
        Optional<TimeBlock> remembered = memory.find(plan)
                .filter(block -> block.steps() <= longest(plan) && blocks.depth(block.steps()) <= blocks.deepest());
        if (remembered.isPresent()) {
            return new BlockChoice(remembered.get(), BlockChoice.Origin.REMEMBERED);
        }
        List<TimeBlock> rivals = blocks.rivals(best, estimates, plan.expectedSteps());
        return new BlockChoice(
                best,
                BlockChoice.Origin.ESTIMATED,
                rivals,
                rivals.isEmpty() ? "" : memory.file(plan).toString());
    }

    /// @param nanos time per cell and pass
    private record Estimate(TimeBlock block, double nanos) {}

    /// Blocks end where something is observed.
    static long longest(Plan plan) {
        boolean observes = !plan.run().observables().isEmpty();
        return observes && plan.run().observeEvery() instanceof Schedule.EverySteps every
                ? every.steps()
                : Long.MAX_VALUE;
    }

    private List<Estimate> estimates(TimeBlock wanted, long longest) {
        List<Estimate> estimates = new ArrayList<>();
        for (int steps : wanted.steps() == 0 ? STEPS : new int[] {wanted.steps()}) {
            if (wanted.steps() == 0 && (steps > longest || depth(steps) > deepest())) {
                continue;
            }
            for (int rows : wanted.rows() > 0 ? new int[] {wanted.rows()} : tiles()) {
                estimates.add(new Estimate(new TimeBlock(steps, rows), nanos(steps, rows)));
            }
        }
        return estimates;
    }

    private static TimeBlock best(List<Estimate> estimates) {
        TimeBlock best = TimeBlock.OFF;
        double least = Double.POSITIVE_INFINITY;
        for (Estimate each : estimates) {
            if (each.nanos() < WORTH_IT * least) {
                least = each.nanos();
                best = each.block();
            }
        }
        return best.steps() == 1 ? TimeBlock.OFF : best;
    }

    /// Blocks that may be faster than the best estimate: the nearest first, as many as the run has steps for. A run
    /// that takes a moment tries none.
    private List<TimeBlock> rivals(TimeBlock best, List<Estimate> estimates, double expectedSteps) {
        double cells = decomposition.largestCells() * (double) stages;
        double warm = BlockContest.COLD_NANOS / (cells * (COMPUTE + MEMORY));
        double left = SHARE_OF_STEPS * (expectedSteps - warm) / BlockContest.ROUNDS - stepsOfContest(best, cells);
        List<TimeBlock> rivals = new ArrayList<>();
        double least = estimates.stream().mapToDouble(Estimate::nanos).min().orElse(0);
        for (Estimate each : estimates.stream()
                .sorted(Comparator.comparingDouble(Estimate::nanos))
                .toList()) {
            boolean isBest = each.block().equals(best) || (each.block().steps() == 1 && best.steps() == 1);
            double steps = stepsOfContest(each.block(), cells);
            if (!isBest && each.nanos() < IN_REACH * least && rivals.size() < MOST_RIVALS && steps <= left) {
                rivals.add(each.block());
                left -= steps;
            }
        }
        return rivals;
    }

    /// How many steps a block is tried for, about.
    private double stepsOfContest(TimeBlock block, double cells) {
        return Math.max(block.steps(), BlockContest.LEAST_NANOS / (cells * (COMPUTE + MEMORY)));
    }

    private int[] tiles() {
        return switch (decomposition.grid().dimensions()) {
            case 1 -> new int[] {CELLS_IN_1D};
            case 2 -> new int[] {ROWS_IN_2D};
            default -> TILES;
        };
    }

    private int depth(int steps) {
        return steps * stages * width;
    }

    /// A halo is at most half as deep as the subdomain, where there is one.
    private int deepest() {
        int deepest = Stencil.MAX_WIDTH;
        for (Axis axis : Axis.ALL.subList(0, decomposition.grid().dimensions())) {
            if (sides(axis) > 0) {
                deepest = Math.min(deepest, size(axis) / 2);
            }
        }
        return deepest;
    }

    /// Sides along an axis, of the worker with the most neighbours, that have a halo.
    private int sides(Axis axis) {
        int parts = decomposition.processGrid().parts(axis);
        boolean periodic = decomposition.grid().axis(axis).isPeriodic();
        return periodic || parts > 2 ? 2 : parts - 1;
    }

    private int size(Axis axis) {
        return Math.ceilDiv(
                decomposition.grid().cells(axis), decomposition.processGrid().parts(axis));
    }

    /// Estimated time per cell and pass.
    private double nanos(int steps, int rows) {
        int passes = steps * stages;
        double own = 1;
        double computed = 0;
        double neighbours = 0;
        for (Axis axis : Axis.ALL.subList(0, decomposition.grid().dimensions())) {
            own *= size(axis);
            neighbours += decomposition.processGrid().parts(axis) > 1 ? sides(axis) : 0;
        }
        for (int s = 0; s < passes; s++) {
            double cells = 1;
            for (Axis axis : Axis.ALL.subList(0, decomposition.grid().dimensions())) {
                cells *= size(axis) + (double) sides(axis) * s * width;
            }
            computed += cells / (passes * own);
        }
        double whole = own * cellBytes;
        double fetch = more(whole);
        double time = COMPUTE + fetch;
        if (steps > 1) {
            double again = decomposition.grid().dimensions() == 3 ? EDGES * passes * width / rows : 0;
            time = COMPUTE + Math.min(more(window(passes, rows)), fetch) + fetch * (1 + again) / steps;
        }
        return time * computed + neighbours * EXCHANGE / (passes * own);
    }

    /// What a cell takes more than in the nearest cache, when so many bytes are used in turn.
    private double more(double bytes) {
        double memory = MEMORY * cellBytes / (2 * Double.BYTES);
        double shared = SHARED + SHARED_PER_MEBIBYTE * bytes / (1 << 20);
        if (bytes <= USABLE * caches.own()) {
            return 0;
        }
        return bytes <= USABLE_OF_SHARED * sharedBytes ? Math.min(shared, memory) : memory;
    }

    /// Bytes of the cells that go through the passes together.
    private double window(int passes, int rows) {
        double along = (double) passes * width + 2 * width;
        double x = size(Axis.X) * (double) cellBytes;
        return switch (decomposition.grid().dimensions()) {
            case 1 -> (along + rows) * cellBytes;
            case 2 -> (along + rows) * x;
            default -> (along + 1) * Math.min(rows + 2.0 * width, size(Axis.Y)) * x;
        };
    }

    /// What was chosen and why, such as `8 steps at a time in tiles of 32 rows, halo 8 deep, …`.
    static String describe(Plan plan) {
        TimeBlock block = plan.timeBlock();
        if (block.steps() == 1) {
            return "one step after the other: " + reasonForOne(plan);
        }
        String unit = plan.decomposition().grid().dimensions() == 1 ? "cells" : "rows";
        return String.format(
                Locale.ROOT,
                "%d steps at a time in tiles of %d %s, halo %d deep: %s",
                block.steps(),
                block.rows(),
                unit,
                plan.depth(block.steps()),
                switch (plan.blocks().origin()) {
                    case GIVEN -> "as asked";
                    case ESTIMATED -> reasonForMany(plan) + contest(plan);
                    case REMEMBERED -> "the fastest of those measured on this machine";
                });
    }

    private static String reasonForOne(Plan plan) {
        GridSimulation simulation = (GridSimulation) plan.simulation();
        if (plan.run().timeBlock().steps() == 1) {
            return "as asked";
        }
        if (plan.run().survival().keepSeconds() == 0) {
            return "the state is kept after each";
        }
        return Wavefront.obstacle(simulation)
                .orElse(
                        longest(plan) == 1
                                ? "something is observed after each"
                                : plan.blocks().origin() == BlockChoice.Origin.REMEMBERED
                                        ? "more at a time were slower, as measured on this machine"
                                        : "more at a time would not be faster, " + sizes(plan) + contest(plan));
    }

    private static String contest(Plan plan) {
        int rivals = plan.blocks().rivals().size();
        return rivals == 0 ? "" : "; the first steps measure " + rivals + (rivals == 1 ? " other" : " others");
    }

    private static String reasonForMany(Plan plan) {
        return sizes(plan) + (plan.workers() > 1 ? ", and fewer exchanges" : "");
    }

    private static String sizes(Plan plan) {
        long cells = plan.decomposition().largestCells();
        return Sizes.text(cells * MemoryPlan.bytesPerCell((GridSimulation) plan.simulation()))
                + " per worker, cache of a core "
                + Sizes.text(Caches.ofMachine().own());
    }
}
