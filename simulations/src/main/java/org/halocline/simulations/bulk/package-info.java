/// Samples that are written for many at once.
@NullMarked
package org.halocline.simulations.bulk;

import org.jspecify.annotations.NullMarked;
