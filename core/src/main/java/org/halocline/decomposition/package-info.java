/// How a grid is cut: integers only, no data and no processes.
///
/// A [ProcessGrid][org.halocline.decomposition.ProcessGrid] arranges the workers; a
/// [Decomposition][org.halocline.decomposition.Decomposition] gives each rank its
/// [Subdomain][org.halocline.decomposition.Subdomain]. Sizes need not divide: parts differ by at most one cell along
/// each axis.
@NullMarked
package org.halocline.decomposition;

import org.jspecify.annotations.NullMarked;
