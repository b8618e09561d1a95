@NullMarked
package org.halocline.halo;

import org.jspecify.annotations.NullMarked;
