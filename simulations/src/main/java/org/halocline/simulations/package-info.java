/// The catalogue: one package per simulation, each with its record and its proof.
@NullMarked
package org.halocline.simulations;

import org.jspecify.annotations.NullMarked;
