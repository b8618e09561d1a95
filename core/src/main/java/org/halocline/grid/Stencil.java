package org.halocline.grid;

import org.halocline.error.ConfigurationException;

/// The neighbours that a cell's new value may depend on.
///
/// A star of width w reads up to w cells along each axis, one axis at a time; a box reads every cell whose offsets are
/// at most w along all axes, corners included.
///
/// @param shape star or box
/// @param width cells, at least 0; a stencil of width 0 is the cell itself
public record Stencil(Shape shape, int width) {
    /// Which neighbours within the width count.
    public enum Shape {
        STAR,
        BOX
    }

    /// Widest stencil.
    public static final int MAX_WIDTH = 512;

    public Stencil {
        if (width < 0 || width > MAX_WIDTH) {
            throw new ConfigurationException("stencil width=" + width + "; use 0 to " + MAX_WIDTH);
        }
    }

    /// The cell itself and no neighbour.
    public static Stencil none() {
        return new Stencil(Shape.STAR, 0);
    }

    public static Stencil star(int width) {
        return new Stencil(Shape.STAR, width);
    }

    public static Stencil box(int width) {
        return new Stencil(Shape.BOX, width);
    }

    public boolean isBox() {
        return shape == Shape.BOX;
    }

    /// `star(1)`, `box(2)`, `none`.
    @Override
    public String toString() {
        return width == 0 ? "none" : (isBox() ? "box(" : "star(") + width + ")";
    }
}
