package org.halocline.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Location;
import org.halocline.grid.Mask;
import org.halocline.grid.Stencil;
import org.halocline.model.Domain;
import org.halocline.model.ProgramSimulation;
import org.halocline.model.Row;

/// A program that tries everything a [Domain] offers and compares it with what every worker can work out alone: the
/// fields are functions of the index, so that each knows what all the others hold.
///
/// Fails with what differs. On 11 × 7 cells, periodic along y.
///
/// @param steps how many to take
public record Drill(int steps) implements ProgramSimulation {
    @Override
    public Grid grid() {
        return Grid.of(11, 7).boundary(Axis.X, Boundary.value((x, y, z, t) -> x + y + t));
    }

    @Override
    public List<FieldSpec> fields() {
        return List.of(
                FieldSpec.of("a"),
                FieldSpec.of("b").stencil(Stencil.box(2)),
                FieldSpec.of("f").at(Location.FACE_X),
                FieldSpec.of("k").auxiliary());
    }

    @Override
    public List<String> masks() {
        return List.of("kind");
    }

    /// Whole numbers and fractions of all sizes and both signs.
    private static double value(int field, int i, int j) {
        int mixed = (31 * i * i + 17 * j + 7 * i * j + 5 * field) % 23 - 11;
        return mixed * StrictMath.pow(10, mixed) / 3 + field;
    }

    private static void set(Field field) {
        Box owned = field.owned();
        for (int j = owned.beginY(); j < owned.endY(); j++) {
            for (int i = owned.beginX(); i < owned.endX(); i++) {
                field.set(i, j, value(field.number(), i, j));
            }
        }
    }

    private static double[] whole(Field field) {
        Box all = field.extent();
        double[] values = new double[(int) all.cells()];
        for (int j = 0; j < all.endY(); j++) {
            for (int i = 0; i < all.endX(); i++) {
                values[i + all.endX() * j] = value(field.number(), i, j);
            }
        }
        return values;
    }

    private static void check(String what, double expected, double found) {
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(found)) {
            throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
        }
    }

    private static void check(String what, double[] expected, double[] found) {
        if (!Arrays.equals(expected, found)) {
            throw new IllegalStateException(
                    what + ": expected " + Arrays.toString(expected) + ", found " + Arrays.toString(found));
        }
    }

    private static void check(String what, boolean right) {
        if (!right) {
            throw new IllegalStateException(what);
        }
    }

    private static void checkRefused(String what, String part, Runnable call) {
        try {
            call.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            check(what + ": " + e, String.valueOf(e.getMessage()).contains(part));
            return;
        }
        throw new IllegalStateException(what + " was not refused");
    }

    @Override
    public void run(Domain domain) {
        for (Field field : domain.state().fields()) {
            set(field);
        }
        Mask kind = domain.state().mask("kind");
        kind.fill((x, y, z) -> (int) (11 * x) + 100 * (int) (7 * y));
        domain.exchangeMasks();
        domain.initialised();
        checkRefused("a second beginning", "a program begins once", domain::initialised);
        while (!domain.isFinished() && domain.step() < steps) {
            places(domain);
            numbers(domain);
            fields(domain);
            halos(domain, kind);
            double dt = domain.nextStep(0.25);
            check("dt=" + dt, dt > 0 && dt <= 0.25);
            domain.completeStep(dt);
        }
    }

    private static void places(Domain domain) {
        int n = domain.workers();
        double[] ranks = new double[n];
        long cells = 0;
        for (int r = 0; r < n; r++) {
            ranks[r] = r;
        }
        check("ranks", ranks, domain.gather(domain.rank()));
        for (double share : domain.gather((double) domain.subdomain().box().cells())) {
            cells += (long) share;
        }
        check("all cells", domain.grid().cells() == cells);
        check("rank", domain.subdomain().rank(), domain.rank());
        check("field by name", domain.field("f") == domain.state().fields().get(2));
        checkRefused("an unknown field", "has a, b, f, k", () -> domain.field("c"));
    }

    /// A number of each rank, and what all of them make.
    private static double share(int rank) {
        return new double[] {1e16, 1, -1e16, 0.1, 1e-30, -7}[rank % 6];
    }

    private static double total(int ranks) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int r = 0; r < ranks; r++) {
            sum = sum.add(new BigDecimal(share(r)));
        }
        return sum.doubleValue();
    }

    private static void numbers(Domain domain) {
        int n = domain.workers();
        int rank = domain.rank();
        int last = n - 1;
        check("min", -2, domain.min(rank * 1.5 - 2));
        check("max", last * 1.5 - 2, domain.max(rank * 1.5 - 2));
        check("min of zeros", -0.0, domain.min(rank == last ? -0.0 : 0.0));
        check("max of zeros", 0.0, domain.max(rank == last ? 0.0 : -0.0));
        check("min with NaN", Double.NaN, domain.min(rank == last ? Double.NaN : rank));
        check("max with NaN", Double.NaN, domain.max(rank == 0 ? Double.NaN : rank));
        check("min of infinities", Double.POSITIVE_INFINITY, domain.min(Double.POSITIVE_INFINITY));
        check("sum", total(n), domain.sum(share(rank)));
        check("sum with NaN", Double.NaN, domain.sum(rank == last ? Double.NaN : 1));
        check("sum of one infinity", Double.NEGATIVE_INFINITY, domain.sum(rank == 0 ? Double.NEGATIVE_INFINITY : 5));
        check("scan", total(rank), domain.scan(share(rank)));
        double[] shares = new double[n];
        for (int r = 0; r < n; r++) {
            shares[r] = share(r);
        }
        check("gather", shares, domain.gather(share(rank)));
        for (int from = 0; from < n; from++) {
            check("broadcast", share(from), domain.broadcast(share(rank), from));
        }
        checkRefused("nobody to tell", "name a rank", () -> domain.broadcast(1, n));
        checkRefused("nobody to tell", "name a rank", () -> domain.broadcast(1, -1));
        for (int b = 0; b < 20; b++) {
            domain.barrier();
        }
    }

    private static double exact(double[] values, double[] others) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 0; n < values.length; n++) {
            sum = sum.add(new BigDecimal(values[n]).multiply(new BigDecimal(others[n])));
        }
        return sum.doubleValue();
    }

    private static void fields(Domain domain) {
        List<double[]> all = new ArrayList<>();
        for (Field field : domain.state().fields()) {
            set(field);
            all.add(whole(field));
        }
        for (Field field : domain.state().fields()) {
            double[] values = all.get(field.number());
            double[] ones = new double[values.length];
            Arrays.fill(ones, 1);
            check("all of " + field.name(), values, domain.gather(field));
            check("sum of " + field.name(), exact(values, ones), domain.sum(field));
            check("norm of " + field.name(), Math.sqrt(exact(values, values)), domain.norm(field));
            check(
                    "largest of " + field.name(),
                    Arrays.stream(values).map(Math::abs).max().orElseThrow(),
                    domain.maxNorm(field));
        }
        Field a = domain.field("a");
        check("dot", exact(all.get(0), all.get(1)), domain.dot(a, domain.field("b")));
        check("dot", exact(all.get(0), all.get(3)), domain.dot(a, domain.field("k")));
        checkRefused("a product of two places", "sit in different places", () -> domain.dot(a, domain.field("f")));
    }

    /// Halos hold what their owners hold, whether they travelled before the core was computed or meanwhile.
    private static void halos(Domain domain, Mask kind) {
        Field a = domain.field("a");
        Field b = domain.field("b");
        domain.exchange(a);
        checkAround(domain, a, 1);
        domain.exchange(b, a);
        checkAround(domain, b, 2);
        sum(domain, a, b);
        double[] once = domain.gather(a);
        set(a);
        set(b);
        domain.begin(a, b);
        checkRefused("two exchanges at once", "before end", () -> domain.begin(a));
        int[] visits = {0};
        domain.eachRow(Domain.Part.CORE, (row, dt) -> visits[0] += add(row, dt, domain.time()));
        domain.end(a, b);
        checkRefused("an end without a beginning", "without begin", () -> domain.end(a, b));
        domain.eachRow(Domain.Part.RIM, (row, dt) -> visits[0] += add(row, dt, domain.time()));
        check("core and rim are all cells", domain.subdomain().box().cells() == visits[0]);
        a.swap();
        check("in two parts", once, domain.gather(a));
        Box padded = a.layout().around(1);
        for (int j = padded.beginY(); j < padded.endY(); j++) {
            for (int i = padded.beginX(); i < padded.endX(); i++) {
                int x = Math.clamp(i, 0, 10);
                int y = Math.floorMod(j, 7);
                boolean corner = (i < padded.beginX() + 1 || i >= padded.endX() - 1)
                        && (j < padded.beginY() + 1 || j >= padded.endY() - 1);
                if (!corner) {
                    check("mask at " + i + ", " + j, cellNumber(domain.grid(), x, y), kind.at(i, j));
                }
            }
        }
    }

    private static double cellNumber(Grid grid, int i, int j) {
        return (int) (11 * grid.centre(Axis.X, i)) + 100 * (int) (7 * grid.centre(Axis.Y, j));
    }

    private static void checkAround(Domain domain, Field field, int width) {
        Box owned = field.owned();
        boolean box = field.exchanged().isBox();
        for (int j = owned.beginY() - width; j < owned.endY() + width; j++) {
            for (int i = owned.beginX() - width; i < owned.endX() + width; i++) {
                boolean corner = (i < owned.beginX() || i >= owned.endX()) && (j < owned.beginY() || j >= owned.endY());
                if (corner && !box) {
                    continue;
                }
                int y = Math.floorMod(j, 7);
                double beside = domain.grid().centre(Axis.Y, y) + domain.time();
                double expected = i < 0
                        ? 2 * (0 + beside) + -1 * value(field.number(), -1 - i, y)
                        : i > 10
                                ? 2 * (1 + beside) + -1 * value(field.number(), 21 - i, y)
                                : value(field.number(), i, y);
                double found = field.at(i, j);
                if (i < 0 || i > 10) {
                    check("ghost at " + i + ", " + j, Math.abs(expected - found) <= 1e-12 * (1 + Math.abs(expected)));
                } else {
                    check("halo at " + i + ", " + j, expected, found);
                }
            }
        }
    }

    private static void sum(Domain domain, Field a, Field b) {
        int[] visits = {0};
        domain.eachRow((row, dt) -> visits[0] += add(row, dt, domain.time()));
        check("all rows are all cells", domain.subdomain().box().cells() == visits[0]);
        a.swap();
        check("b keeps its values", whole(b), domain.gather(b));
    }

    private static int add(Row row, double dt, double time) {
        check("dt in a row of a program", 0, dt);
        check("time in a row of a program", time, row.time());
        double[] a = row.now(0);
        double[] b = row.now(1);
        double[] next = row.next(0);
        int y = row.strideY();
        for (int c = row.begin(); c < row.end(); c++) {
            next[c] = (a[c - 1] + a[c + 1] + a[c - y] + a[c + y]) / 4 + b[c - 2 * y - 2] + b[c + 2 * y + 1];
        }
        return row.end() - row.begin();
    }
}
