/// Poisson's equation by conjugate gradients.
@NullMarked
package org.halocline.simulations.poisson;

import org.jspecify.annotations.NullMarked;
