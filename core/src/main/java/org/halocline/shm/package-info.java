@NullMarked
package org.halocline.shm;

import org.jspecify.annotations.NullMarked;
