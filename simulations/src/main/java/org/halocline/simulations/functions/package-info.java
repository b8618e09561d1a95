/// Elementary functions with the same bits on every machine, one number or many at a time.
@NullMarked
package org.halocline.simulations.functions;

import org.jspecify.annotations.NullMarked;
