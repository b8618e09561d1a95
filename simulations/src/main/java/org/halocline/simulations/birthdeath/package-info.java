/// Molecules that appear and decay, one reaction at a time.
@NullMarked
package org.halocline.simulations.birthdeath;

import org.jspecify.annotations.NullMarked;
