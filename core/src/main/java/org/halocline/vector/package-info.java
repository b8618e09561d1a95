/// Whether kernels may use the vectors of the processor, and why not.
///
/// Vectors come from the module `jdk.incubator.vector`, which a virtual machine has when it is started with
/// `--add-modules jdk.incubator.vector`. A kernel has a scalar form, which always works, and may have a twin of the
/// same bits that takes several cells at once. [Vectors][org.halocline.vector.Vectors] tells which of the two runs.
@NullMarked
package org.halocline.vector;

import org.jspecify.annotations.NullMarked;
