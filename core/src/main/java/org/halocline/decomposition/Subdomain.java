package org.halocline.decomposition;

import org.halocline.grid.Box;

/// The piece of a grid that one rank owns.
///
/// @param rank number of the worker
/// @param box  its cells, in global indices
public record Subdomain(int rank, Box box) {}
