/// How often a random walk comes back to where it began.
@NullMarked
package org.halocline.simulations.randomwalk;

import org.jspecify.annotations.NullMarked;
