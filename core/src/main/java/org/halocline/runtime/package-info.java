@NullMarked
package org.halocline.runtime;

import org.jspecify.annotations.NullMarked;
