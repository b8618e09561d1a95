/// The front door of Halocline: [Engine][org.halocline.Engine] runs a simulation.
@NullMarked
package org.halocline;

import org.jspecify.annotations.NullMarked;
