/// π by throwing darts.
@NullMarked
package org.halocline.simulations.pi;

import org.jspecify.annotations.NullMarked;
