package org.halocline.vector;

import jdk.incubator.vector.DoubleVector;

/// What the processor likes best. Loaded only where the module is present.
final class Preferred {
    private Preferred() {}

    /// Doubles in a vector.
    static int doubles() {
        return DoubleVector.SPECIES_PREFERRED.length();
    }
}
