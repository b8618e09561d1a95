package org.halocline.grid;

/// A rectangle of cells: `begin` inclusive, `end` exclusive along each axis. Indices may be negative (ghosts).
///
/// A box with any extent ≤ 0 is empty.
public record Box(int beginX, int beginY, int beginZ, int endX, int endY, int endZ) {

    /// The box `[0, nx) × [0, ny) × [0, nz)`.
    public static Box ofSize(int nx, int ny, int nz) {
        return new Box(0, 0, 0, nx, ny, nz);
    }

    public int begin(Axis axis) {
        return switch (axis) {
            case X -> beginX;
            case Y -> beginY;
            case Z -> beginZ;
        };
    }

    public int end(Axis axis) {
        return switch (axis) {
            case X -> endX;
            case Y -> endY;
            case Z -> endZ;
        };
    }

    /// Cells along an axis; 0 if the box is empty along it.
    public int size(Axis axis) {
        return Math.max(0, end(axis) - begin(axis));
    }

    /// Number of cells.
    public long cells() {
        return (long) size(Axis.X) * size(Axis.Y) * size(Axis.Z);
    }

    public boolean isEmpty() {
        return cells() == 0;
    }

    public boolean contains(int i, int j, int k) {
        return i >= beginX && i < endX && j >= beginY && j < endY && k >= beginZ && k < endZ;
    }

    public Box intersect(Box other) {
        return new Box(
                Math.max(beginX, other.beginX),
                Math.max(beginY, other.beginY),
                Math.max(beginZ, other.beginZ),
                Math.min(endX, other.endX),
                Math.min(endY, other.endY),
                Math.min(endZ, other.endZ));
    }

    /// This box with the range along one axis replaced.
    public Box with(Axis axis, int begin, int end) {
        return switch (axis) {
            case X -> new Box(begin, beginY, beginZ, end, endY, endZ);
            case Y -> new Box(beginX, begin, beginZ, endX, end, endZ);
            case Z -> new Box(beginX, beginY, begin, endX, endY, end);
        };
    }

    /// This box widened by `width` cells at both ends of an axis.
    public Box grow(Axis axis, int width) {
        return with(axis, begin(axis) - width, end(axis) + width);
    }

    /// This box moved by `(di, dj, dk)` cells.
    public Box shift(int di, int dj, int dk) {
        return new Box(beginX + di, beginY + dj, beginZ + dk, endX + di, endY + dj, endZ + dk);
    }

    /// `[0, 4)×[2, 5)×[0, 1)`.
    @Override
    public String toString() {
        return "[" + beginX + ", " + endX + ")×[" + beginY + ", " + endY + ")×[" + beginZ + ", " + endZ + ")";
    }
}
