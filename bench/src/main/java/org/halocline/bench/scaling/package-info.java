/// How the time of a run falls with the number of workers, why it falls no faster, and how many workers to use.
///
/// ```
/// ScalingReport report = ScalingStudy.of(new Heat(2048, 1), Run.steps(200)).workers(List.of(1, 2, 4)).measure();
/// ```
///
/// Every run is verified; runs on different numbers of workers must have the same hash.
@NullMarked
package org.halocline.bench.scaling;

import org.jspecify.annotations.NullMarked;
