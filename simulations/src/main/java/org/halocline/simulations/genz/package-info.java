/// Integrals over the unit cube in any number of dimensions.
@NullMarked
package org.halocline.simulations.genz;

import org.jspecify.annotations.NullMarked;
