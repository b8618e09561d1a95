/// A distribution with two peaks that a plain chain does not cross.
@NullMarked
package org.halocline.simulations.doublewell;

import org.jspecify.annotations.NullMarked;
