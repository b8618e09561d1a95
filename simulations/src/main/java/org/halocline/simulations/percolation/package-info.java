/// Open sites or bonds of a square lattice, and the clusters that they form.
@NullMarked
package org.halocline.simulations.percolation;

import org.jspecify.annotations.NullMarked;
