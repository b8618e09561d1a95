package org.halocline.simulations.ising;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Stencil;
import org.halocline.model.GridSimulation;
import org.halocline.model.Observable;
import org.halocline.model.Parameter;
import org.halocline.model.Row;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.model.Verification;

/// The Ising model on a periodic square or cubic lattice: spins s = ±1 with energy E = −Σ s·s′ over
/// pairs of neighbours, drawn from exp(−E/T) by sweeps over a checkerboard.
///
/// **Scheme.** The lattice is coloured like a checkerboard. A step is one sweep: stage 0 draws every
/// black spin anew, given its white neighbours, stage 1 every white one, given the new black ones.
/// Spins of one colour do not see each other, so that they may be drawn in any order, or at once. The
/// random numbers belong to the cell, the step and the stage: a run has the same bits for any cut.
///
/// **Fields.** `spin`, and `energy`: −s·Σs′ at white cells, 0 at black ones. Every pair has one white
/// end, so that the energy per spin is `mean(energy)`, and the magnetisation per spin `mean(spin)`.
///
/// **What the answer must be.** The mean of the energy over time tends to that of the finite lattice,
/// which in two dimensions is known ([Kaufman]): a run that averages `mean(energy)` is verified by it.
/// [IsingEnsemble] compares means of independent chains, in every run.
///
/// There is no time: let `dt` be 1, then it counts sweeps.
public record Ising(
        @Parameter(value = "spins along each axis, an even number", defaultValue = "256", min = 2)
        int n,

        @Parameter(
                value = "temperature T, with energies in units of the coupling",
                defaultValue = "2.269185314213022",
                positive = true)
        double temperature,

        @Parameter(value = "space dimensions", defaultValue = "2", min = 2, max = 3)
        int dimensions,

        @Parameter(value = "how a spin is drawn anew", defaultValue = "heat-bath")
        Update update,

        @Parameter(value = "how the spins stand at the beginning", defaultValue = "hot")
        Start start)
        implements GridSimulation {

    private static final int BLACK = 0;
    private static final int WHITE = 1;

    private static final int SPIN = 0;
    private static final int ENERGY = 1;

    public Ising {
        if (n < 2 || n % 2 != 0) {
            throw new ConfigurationException(
                    "n=" + n + "; use an even number, or the checkerboard does not close across the boundary");
        }
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new ConfigurationException("temperature=" + temperature + "; use a positive number");
        }
        if (dimensions < 2 || dimensions > 3) {
            throw new ConfigurationException("dimensions=" + dimensions + "; use 2 or 3");
        }
    }

    @Override
    public Grid grid() {
        return dimensions == 2 ? Grid.of(n, n) : Grid.of(n, n, n);
    }

    @Override
    public List<FieldSpec> fields() {
        return List.of(FieldSpec.of("spin"), FieldSpec.of("energy").stencil(Stencil.none()));
    }

    @Override
    public Optional<Verification.OfAverage> equilibrium() {
        return dimensions == 2
                ? Optional.of(new Verification.OfAverage(
                        Observable.mean("energy"),
                        new Kaufman(n, n, temperature).energy(),
                        "exact mean energy of the finite lattice, from Kaufman's partition function"))
                : Optional.empty();
    }

    @Override
    public double maxTimeStep() {
        return 1;
    }

    @Override
    public void initialise(State state) {
        Field spin = state.field("spin");
        Field energy = state.field("energy");
        Box own = spin.owned();
        for (int k = own.beginZ(); k < own.endZ(); k++) {
            for (int j = own.beginY(); j < own.endY(); j++) {
                for (int i = own.beginX(); i < own.endX(); i++) {
                    int s = first(state, i, j, k);
                    spin.set(i, j, k, s);
                    energy.set(i, j, k, isWhite(i, j, k) ? -s * firstSum(state, i, j, k) : 0);
                }
            }
        }
    }

    private static boolean isWhite(int i, int j, int k) {
        return ((i + j + k) & 1) == WHITE;
    }

    /// The spin of any cell at the beginning.
    private int first(State state, int i, int j, int k) {
        return switch (start) {
            case COLD -> 1;
            case HOT -> state.uniform(Math.floorMod(i, n), Math.floorMod(j, n), Math.floorMod(k, n), 0) < 0.5 ? 1 : -1;
        };
    }

    private int firstSum(State state, int i, int j, int k) {
        int plane = first(state, i - 1, j, k)
                + first(state, i + 1, j, k)
                + first(state, i, j - 1, k)
                + first(state, i, j + 1, k);
        return dimensions == 2 ? plane : plane + first(state, i, j, k - 1) + first(state, i, j, k + 1);
    }

    // region stages
    @Override
    public List<Stage> stages() {
        double[] up = update.table(dimensions, temperature);
        return List.of(
                Stage.of((row, dt) -> draw(row, BLACK, up)).advancing("spin"),
                Stage.of((row, dt) -> drawWhite(row, up)).advancing("spin", "energy"));
    }

    /// Draws the spins of one colour anew; the others stay.
    private void draw(Row row, int colour, double[] up) {
        double[] spin = row.now(SPIN);
        double[] next = row.next(SPIN);
        double[] uniforms = row.uniforms(0);
        int most = 2 * dimensions;
        System.arraycopy(spin, row.begin(), next, row.begin(), row.end() - row.begin());
        for (int c = firstOf(colour, row); c < row.end(); c += 2) {
            int place = sum(row, spin, c) + most + (spin[c] > 0 ? 2 * most + 1 : 0);
            next[c] = uniforms[c - row.begin()] < up[place] ? 1 : -1;
        }
    }
    // endregion

    private void drawWhite(Row row, double[] up) {
        draw(row, WHITE, up);
        double[] spin = row.now(SPIN);
        double[] next = row.next(SPIN);
        double[] energy = row.next(ENERGY);
        Arrays.fill(energy, row.begin(), row.end(), 0);
        for (int c = firstOf(WHITE, row); c < row.end(); c += 2) {
            energy[c] = next[c] > 0 ? -sum(row, spin, c) : sum(row, spin, c);
        }
    }

    /// Offset of the first cell of a colour in a row.
    private static int firstOf(int colour, Row row) {
        return row.begin() + ((row.i(row.begin()) + row.j() + row.k() + colour) & 1);
    }

    /// Sum of the neighbours.
    private int sum(Row row, double[] spin, int c) {
        int y = row.strideY();
        int z = row.strideZ();
        double plane = spin[c - 1] + spin[c + 1] + spin[c - y] + spin[c + y];
        return (int) (dimensions == 2 ? plane : plane + spin[c - z] + spin[c + z]);
    }
}
