package org.halocline.simulations.shallowwater;

/// What the water does at the beginning.
public enum Scenario {
    /// Still water of level `left` in a closed basin with hills that rise out of it: it must stay still.
    LAKE_AT_REST,
    /// A dam in the middle of a channel with a flat bottom, water of depth `left` and `right` beside it, vanishes.
    DAM_BREAK
}
