/// Snapshots that ParaView and VTK open: XML image data with raw 64-bit values, or a rectilinear grid where an axis is
/// stretched.
///
/// ```
/// out/heat2d/snapshots/series.pvd                    all times: open this one
/// out/heat2d/snapshots/step_00000100.pvti            one time: names the pieces
/// out/heat2d/snapshots/step_00000100/rank_0003.vti   one worker's cells
/// ```
///
/// Each worker streams its own piece row by row from the arrays it computes on; the coordinator writes only the two
/// indices. [VtkFormat][org.halocline.io.vtk.VtkFormat] is found by its name `vtk`. Facts worth knowing: extents count
/// points, so n cells reach from 0 to n; an axis that the grid does not have reaches from 0 to 0; a piece states its
/// own extent as the whole one, so that it can be opened alone; a worker without chosen cells writes no piece.
@NullMarked
package org.halocline.io.vtk;

import org.jspecify.annotations.NullMarked;
