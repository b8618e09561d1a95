/// Measures the order of a scheme: the same run on finer and finer grids, against the solution of the equation.
///
/// ```
/// Convergence table = Convergence.measure(new Heat(16, 1.0), Run.until(0.05), "n", 4);
/// System.out.println(table);
/// assert table.isReached(0.25);
/// ```
///
/// A [verification][org.halocline.model.Verification] asks whether the scheme was computed right, and is met to
/// rounding. This asks whether it is the right scheme: the error against the [solution][org.halocline.model.Solution]
/// must shrink as hᵖ with the order p that theory expects.
@NullMarked
package org.halocline.convergence;

import org.jspecify.annotations.NullMarked;
