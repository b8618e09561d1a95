package org.halocline.vector;

import jdk.incubator.vector.VectorShape;

/// What the processor likes best. Loaded only where the module is present.
final class Preferred {
    private Preferred() {}

    /// Doubles in a vector. The species of doubles says the same, but makes a hundred classes that a short run does
    /// without.
    static int doubles() {
        return VectorShape.preferredShape().vectorBitSize() / Double.SIZE;
    }
}
