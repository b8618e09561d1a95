/// The shallow water equations.
@NullMarked
package org.halocline.simulations.shallowwater;

import org.jspecify.annotations.NullMarked;
