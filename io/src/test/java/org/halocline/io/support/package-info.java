/// What several tests of this module use.
@NullMarked
package org.halocline.io.support;

import org.jspecify.annotations.NullMarked;
