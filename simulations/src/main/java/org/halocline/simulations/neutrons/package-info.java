/// Neutrons of one energy that scatter isotropically: criticality, shielding, and a shield with a void.
@NullMarked
package org.halocline.simulations.neutrons;

import org.jspecify.annotations.NullMarked;
