package org.halocline.decomposition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Axis;
import org.halocline.grid.Grid;
import org.jspecify.annotations.Nullable;

/// The arrangement of workers: `px × py × pz`. Ranks count x fastest, then y, then z.
public record ProcessGrid(int px, int py, int pz) {
    /// More workers than this are refused; a machine has fewer cores.
    public static final int MAX_WORKERS = 4096;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})(?:[x×](\\d{1,4}))?(?:[x×](\\d{1,4}))?");

    public ProcessGrid {
        if (px < 1 || py < 1 || pz < 1 || (long) px * py * pz > MAX_WORKERS) {
            throw new ConfigurationException("process grid=" + px + "x" + py + "x" + pz
                    + "; use at least 1 worker along each axis and at most " + MAX_WORKERS + " in all");
        }
    }

    /// Reads `4`, `2x2` or `2x2x2`; missing axes count 1.
    public static ProcessGrid parse(String text) {
        Matcher m = TEXT.matcher(text.strip());
        if (!m.matches()) {
            throw new ConfigurationException("process grid=" + text + "; write it like 4x1, 2x2 or 2x2x2");
        }
        return new ProcessGrid(part(m.group(1)), part(m.group(2)), part(m.group(3)));
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /// The arrangement of `workers` that copies the fewest halo cells per step on a grid; of equals, the one with the
    /// smallest largest subdomain, then the one that cuts the axis slowest in memory, whose faces are contiguous.
    ///
    /// @throws ConfigurationException if no arrangement gives every worker a cell
    public static ProcessGrid choose(Grid grid, int workers) {
        ProcessGrid best = null;
        long bestTraffic = Long.MAX_VALUE;
        long bestLargest = Long.MAX_VALUE;
        for (int pz = 1; pz <= Math.min(workers, grid.nz()); pz++) {
            for (int py = 1; py <= Math.min(workers / pz, grid.ny()); py++) {
                int px = workers / pz / py;
                if (px * py * pz != workers || px > grid.nx()) {
                    continue;
                }
                ProcessGrid candidate = new ProcessGrid(px, py, pz);
                long traffic = candidate.cutFaces(grid);
                long largest = candidate.largestSubdomain(grid);
                if (traffic < bestTraffic || (traffic == bestTraffic && largest <= bestLargest)) {
                    best = candidate;
                    bestTraffic = traffic;
                    bestLargest = largest;
                }
            }
        }
        if (best == null) {
            throw new ConfigurationException("workers=" + workers + ", grid=" + size(grid)
                    + "; no arrangement gives every worker a cell, use " + nearest(grid, workers));
        }
        return best;
    }

    private static String nearest(Grid grid, int workers) {
        for (int fewer = workers - 1; fewer > 1; fewer--) {
            for (int pz = 1; pz <= Math.min(fewer, grid.nz()); pz++) {
                for (int py = 1; py <= Math.min(fewer / pz, grid.ny()); py++) {
                    int px = fewer / pz / py;
                    if (px * py * pz == fewer && px <= grid.nx()) {
                        return fewer + " workers";
                    }
                }
            }
        }
        return "1 worker";
    }

    /// Cells on the cuts between workers; a periodic axis that is cut has one more cut.
    private long cutFaces(Grid grid) {
        long total = 0;
        for (Axis axis : Axis.ALL) {
            int parts = parts(axis);
            boolean wraps = parts > 1 && grid.has(axis) && grid.axis(axis).isPeriodic();
            total += (long) (parts - 1 + (wraps ? 1 : 0)) * (grid.cells() / grid.cells(axis));
        }
        return total;
    }

    private long largestSubdomain(Grid grid) {
        long cells = 1;
        for (Axis axis : Axis.ALL) {
            cells *= Math.ceilDiv(grid.cells(axis), parts(axis));
        }
        return cells;
    }

    /// Refuses an arrangement that leaves a worker without a cell.
    void requireFits(Grid grid) {
        for (Axis axis : Axis.ALL) {
            if (parts(axis) > grid.cells(axis)) {
                throw new ConfigurationException("workers along " + axis + "=" + parts(axis) + ", cells along " + axis
                        + "=" + grid.cells(axis) + "; use at most " + grid.cells(axis) + " workers along " + axis);
            }
        }
    }

    /// Workers along an axis.
    public int parts(Axis axis) {
        return switch (axis) {
            case X -> px;
            case Y -> py;
            case Z -> pz;
        };
    }

    /// Workers in all.
    public int workers() {
        return px * py * pz;
    }

    /// Position of a rank along an axis.
    public int coordinate(int rank, Axis axis) {
        return switch (axis) {
            case X -> rank % px;
            case Y -> rank / px % py;
            case Z -> rank / px / py;
        };
    }

    /// The rank at a position.
    public int rank(int cx, int cy, int cz) {
        return cx + px * (cy + py * cz);
    }

    private static String size(Grid grid) {
        return grid.nx() + (grid.has(Axis.Y) ? "x" + grid.ny() : "") + (grid.has(Axis.Z) ? "x" + grid.nz() : "");
    }

    /// `4x1`, `2x2` or `2x2x2`.
    @Override
    public String toString() {
        return px + "x" + py + (pz > 1 ? "x" + pz : "");
    }
}
