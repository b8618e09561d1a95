/// How rarely a queue overflows.
@NullMarked
package org.halocline.simulations.queue;

import org.jspecify.annotations.NullMarked;
