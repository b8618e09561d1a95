/// Geometry and data of a structured grid; pure descriptions and the arrays that hold values.
///
/// A [Grid][org.halocline.grid.Grid] is a box of equal cells in one, two or three dimensions with a boundary condition
/// on each side. Values live at cell centres. A [Field][org.halocline.grid.Field] holds the values of the cells of one
/// [Box][org.halocline.grid.Box], with a layer around it that is filled before each step: _halo_ cells with copies of a
/// neighbour's cells, _ghost_ cells from a boundary condition.
///
/// ```
/// Grid.unitSquare(64).boundary(Boundary.value(0))
/// ```
///
/// Index conventions: `i` runs along x and is contiguous in memory, then `j` along y, then `k` along z. Indices are
/// global and start at 0; ghosts of the low side have negative ones. Axes that a grid does not have count one cell.
@NullMarked
package org.halocline.grid;

import org.jspecify.annotations.NullMarked;
