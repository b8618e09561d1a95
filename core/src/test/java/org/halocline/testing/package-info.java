/// Simulations and references that the tests of the engine share.
@NullMarked
package org.halocline.testing;

import org.jspecify.annotations.NullMarked;
