package org.halocline.grid;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where in a cell a field's value sits: in its centre, or on its low face along an axis (a staggered field, Arakawa's
/// C grid).
///
/// ```
///   ┌───────────┬───────────┐        centre (i) at low + (i + ½)·h
///   ⊳     ∘     ⊳     ∘     ⊳        face   (i) at low + i·h
///   └───────────┴───────────┘
///   face 0  centre 0  face 1  …  face n
/// ```
///
/// Along a periodic axis of n cells there are n faces; between walls n + 1, of which the first and the last lie on the
/// walls and belong to the boundary condition. See A. Arakawa, V. R. Lamb, "Computational design of the basic dynamical
/// processes of the UCLA general circulation model" (1977),
/// [doi:10.1016/B978-0-12-460817-7.50009-4](https://doi.org/10.1016/B978-0-12-460817-7.50009-4).
public enum Location {
    CENTRE(null),
    FACE_X(Axis.X),
    FACE_Y(Axis.Y),
    FACE_Z(Axis.Z);

    private final @Nullable Axis normal;

    Location(@Nullable Axis normal) {
        this.normal = normal;
    }

    /// The faces normal to an axis.
    public static Location face(Axis axis) {
        return switch (axis) {
            case X -> FACE_X;
            case Y -> FACE_Y;
            case Z -> FACE_Z;
        };
    }

    /// The axis that the faces are normal to; empty for centres.
    public Optional<Axis> normal() {
        return Optional.ofNullable(normal);
    }

    /// Whether the values sit on faces normal to an axis.
    public boolean isFaceOf(Axis axis) {
        return normal == axis;
    }
}
