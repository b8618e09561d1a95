/// Charts of sample runs as PNG pictures. Nothing here needs a display, and the same numbers make the same bytes on one
/// machine; fonts differ between machines.
@NullMarked
package org.halocline.io.chart;

import org.jspecify.annotations.NullMarked;
