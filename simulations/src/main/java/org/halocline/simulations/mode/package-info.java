/// The lowest mode of the Laplacian on the unit box, for which the discrete equations have closed solutions.
@NullMarked
package org.halocline.simulations.mode;

import org.jspecify.annotations.NullMarked;
