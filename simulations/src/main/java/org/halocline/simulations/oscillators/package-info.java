/// Oscillators of random frequency, each integrated as an ordinary differential equation.
@NullMarked
package org.halocline.simulations.oscillators;

import org.jspecify.annotations.NullMarked;
