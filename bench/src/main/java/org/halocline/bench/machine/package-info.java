/// What the machine is, and what it could do at most: memory bandwidth and arithmetic, measured in the run that they
/// are the ceiling of.
@NullMarked
package org.halocline.bench.machine;

import org.jspecify.annotations.NullMarked;
