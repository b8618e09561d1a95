package org.halocline.model;

import org.halocline.grid.SpaceTimeFunction;

/// The exact solution of the equation, to tell how good a scheme is. Unlike a [Verification] it is not met to rounding:
/// the distance shrinks with the spacing h as hᵖ.
///
/// @param field     name of the field
/// @param norm      in which the order holds
/// @param order     the order p that theory expects
/// @param reference where the solution comes from
/// @param exact     the solution at the positions of the field's values
public record Solution(String field, Norm norm, double order, String reference, SpaceTimeFunction exact) {}
