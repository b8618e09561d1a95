/// Filling the layer around a subdomain before each step: halo cells with copies of neighbours' cells, ghost cells from
/// boundary conditions.
///
/// The [HaloPlan][org.halocline.halo.HaloPlan] says which cells come from whom; it is worked out by intersecting boxes,
/// so that a halo wider than the neighbour, a worker that is its own neighbour across a periodic side, and any process
/// grid need no special case. A [HaloExchange][org.halocline.halo.HaloExchange] moves them through one channel per
/// directed pair of workers (see [HaloLayout][org.halocline.halo.HaloLayout]); [Ghosts][org.halocline.halo.Ghosts] then
/// fills what lies outside the grid. In this order, every cell of the layer has the value that it has on one worker,
/// corners included.
@NullMarked
package org.halocline.halo;

import org.jspecify.annotations.NullMarked;
