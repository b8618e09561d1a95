/// Laplace's and Poisson's equation at one point, without a grid.
@NullMarked
package org.halocline.simulations.walkonspheres;

import org.jspecify.annotations.NullMarked;
