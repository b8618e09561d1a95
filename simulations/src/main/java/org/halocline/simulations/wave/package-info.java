/// The wave equation.
@NullMarked
package org.halocline.simulations.wave;

import org.jspecify.annotations.NullMarked;
