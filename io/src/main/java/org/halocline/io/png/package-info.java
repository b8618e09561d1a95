/// Frames to watch a run with: one PNG per field and moment, values as colours, y upwards, a colour bar at the side.
///
/// ```
/// out/heat2d/png/u_00000100.png
/// ```
///
/// A frame needs far fewer numbers than a large grid has, so each worker samples its own cells
/// ([Sampling][org.halocline.io.png.Sampling]) into a small tile; the coordinator colours the tiles and deletes them.
/// Small grids are magnified, so that a cell is a crisp rectangle. Of a three-dimensional grid the middle
/// plane in z is shown, of a one-dimensional one a band.
///
/// Frames are the same bytes on every machine: the few characters they need are drawn from
/// [Lettering][org.halocline.io.png.Lettering], not from fonts, which a server may not have.
@NullMarked
package org.halocline.io.png;

import org.jspecify.annotations.NullMarked;
