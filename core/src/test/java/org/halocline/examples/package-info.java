/// Programs as a user writes them. The documentation shows regions of these files; tests run them.
@NullMarked
package org.halocline.examples;

import org.jspecify.annotations.NullMarked;
