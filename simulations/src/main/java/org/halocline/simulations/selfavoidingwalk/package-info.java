/// Walks on a lattice that visit no site twice, counted by weights.
@NullMarked
package org.halocline.simulations.selfavoidingwalk;

import org.jspecify.annotations.NullMarked;
