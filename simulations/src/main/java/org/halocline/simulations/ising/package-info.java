/// The Ising model: spins on a lattice that want to agree with their neighbours, and heat that shakes
/// them.
@NullMarked
package org.halocline.simulations.ising;

import org.jspecify.annotations.NullMarked;
