package org.halocline.sample;

/// Random numbers of the cells of a grid, for kernels: each a function of the seed, the cell, the step,
/// the stage and its number among those of the cell.
///
/// Four cells that follow each other share one block of [Philox4x64][RandomStreams], so that no drawn
/// word is thrown away when a row is filled:
///
/// | word | holds |
/// |---|---|
/// | key 0 | seed of the run |
/// | key 1 | purpose: 1 for cells |
/// | counter 0 | 1 + number n of the draw |
/// | counter 1 | steps taken before; 2⁶⁴ − 1 for initial data |
/// | counter 2 | ⌊c/4⌋, c the global index of the cell, x fastest, then y, then z |
/// | counter 3 | stage within the step |
///
/// Word c mod 4 of the block is the cell's. NumPy draws the same numbers:
/// `Generator(Philox(key=[seed, 1], counter=[n, step, c // 4, stage])).random(4)[c % 4]`.
public final class CellStreams {
    /// The step before the first: numbers for initial data.
    public static final long BEFORE = -1;

    private static final long PURPOSE_CELLS = 1;
    private static final int CELLS = 4;

    private final long seed;
    private final Philox philox = new Philox();

    public CellStreams(long seed) {
        this.seed = seed;
    }

    /// The number of one cell, uniform on [0, 1).
    ///
    /// @param step   steps taken before
    /// @param stage  within the step, from 0
    /// @param number among those of the cell, from 0
    /// @param cell   global index, from 0
    public double uniform(long step, int stage, int number, long cell) {
        philox.draw(seed, PURPOSE_CELLS, 1L + number, step, cell / CELLS, stage, 1, 4);
        return RandomStreams.uniform(philox.word((int) (cell % CELLS))[0]);
    }

    /// The numbers of cells that follow each other: `uniforms[s]` becomes that of cell `first + s`, 0 ≤
    /// s < count.
    ///
    /// Not for several threads at a time.
    ///
    /// @param first global index of the first cell, from 0
    public void fill(long step, int stage, int number, long first, int count, double[] uniforms) {
        long end = first + count;
        long last = (end + CELLS - 1) / CELLS;
        for (long block = first / CELLS; block < last; block += Philox.COUNTERS) {
            int blocks = (int) Math.min(Philox.COUNTERS, last - block);
            philox.draw(seed, PURPOSE_CELLS, 1L + number, step, block, stage, blocks, 4);
            for (int word = 0; word < CELLS; word++) {
                // Cells of the first and of the last block may lie outside.
                long cell = block * CELLS + word;
                int from = cell < first ? 1 : 0;
                int to = cell + (long) CELLS * (blocks - 1) < end ? blocks : blocks - 1;
                spread(philox.word(word), from, to, uniforms, (int) (cell - first));
            }
        }
    }

    private static void spread(long[] bits, int from, int to, double[] uniforms, int at) {
        for (int b = from; b < to; b++) {
            uniforms[at + CELLS * b] = RandomStreams.uniform(bits[b]);
        }
    }
}
