/// Prices of options as discounted mean payoffs.
@NullMarked
package org.halocline.simulations.options;

import org.jspecify.annotations.NullMarked;
