/// The heat equation.
@NullMarked
package org.halocline.simulations.heat;

import org.jspecify.annotations.NullMarked;
