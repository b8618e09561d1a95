/// Linear advection.
@NullMarked
package org.halocline.simulations.advection;

import org.jspecify.annotations.NullMarked;
