/// An epidemic among few, one infection at a time.
@NullMarked
package org.halocline.simulations.epidemic;

import org.jspecify.annotations.NullMarked;
