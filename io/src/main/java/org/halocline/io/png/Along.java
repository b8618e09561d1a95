package org.halocline.io.png;

import org.halocline.grid.Axis;
import org.halocline.grid.GridAxis;
import org.halocline.snapshot.Selection;

/// One direction of a picture: which of the chosen cells along an axis each sample shows.
///
/// Each chosen cell is drawn over the cells up to the next chosen one.
final class Along {
    private final Axis axis;
    private final int[] shown;
    private final int magnification;

    private Along(Axis axis, int[] shown, int magnification) {
        this.axis = axis;
        this.shown = shown;
        this.magnification = magnification;
    }

    /// `count` cells of equal width, each looked up equally often, as nearly as `samples` allows.
    ///
    /// @param magnification pixels per sample
    static Along even(Axis axis, int count, int samples, int magnification) {
        int[] shown = new int[samples];
        for (int s = 0; s < samples; s++) {
            // The cell at the middle of the sample's share of the axis.
            shown[s] = (int) ((2L * s + 1) * count / (2L * samples));
        }
        return new Along(axis, shown, magnification);
    }

    /// The chosen cells along an axis in `pixels`. Where that is no multiple of equal cells, some get a pixel more than
    /// others.
    static Along of(Selection selection, Axis axis, double pixels) {
        int count = selection.count(axis);
        int wanted = (int) Math.max(1, Math.round(pixels));
        if (selection.grid().axis(axis).isUniform()) {
            return wanted % count == 0 ? even(axis, count, count, wanted / count) : even(axis, count, wanted, 1);
        }
        double low = edge(selection, axis, 0);
        double length = edge(selection, axis, count) - low;
        int[] shown = new int[wanted];
        int n = 0;
        for (int s = 0; s < wanted; s++) {
            double middle = low + (s + 0.5) / wanted * length;
            while (n + 1 < count && edge(selection, axis, n + 1) <= middle) {
                n++;
            }
            shown[s] = n;
        }
        return new Along(axis, shown, 1);
    }

    /// A single cell along an axis that is not shown, over all pixels.
    static Along band(Axis axis, int pixels) {
        return even(axis, 1, 1, pixels);
    }

    /// Where chosen cell `n` begins as it is drawn, or the last one ends.
    private static double edge(Selection selection, Axis axis, int n) {
        GridAxis along = selection.grid().axis(axis);
        long face = selection.box().begin(axis) + (long) n * selection.stride();
        return along.face((int) Math.min(face, selection.box().end(axis)));
    }

    /// Width of the narrowest cell as it is drawn.
    static double narrowest(Selection selection, Axis axis) {
        GridAxis along = selection.grid().axis(axis);
        if (along.isUniform()) {
            return along.width() * selection.stride();
        }
        double narrowest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < selection.count(axis); n++) {
            narrowest = Math.min(narrowest, edge(selection, axis, n + 1) - edge(selection, axis, n));
        }
        return narrowest;
    }

    /// Length of all cells as they are drawn, in units of `width`.
    static double length(Selection selection, Axis axis, double width) {
        GridAxis along = selection.grid().axis(axis);
        int count = selection.count(axis);
        return along.isUniform()
                ? count * (along.width() * selection.stride() / width)
                : (edge(selection, axis, count) - edge(selection, axis, 0)) / width;
    }

    Axis axis() {
        return axis;
    }

    /// How many times a cell is looked up.
    int samples() {
        return shown.length;
    }

    /// The number of the chosen cell that a sample shows.
    int number(int sample) {
        return shown[sample];
    }

    /// The first sample that shows chosen cell `number` or a later one.
    int firstSample(int number) {
        int low = 0;
        int high = shown.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shown[middle] >= number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Pixels per sample.
    int magnification() {
        return magnification;
    }

    int pixels() {
        return shown.length * magnification;
    }
}
