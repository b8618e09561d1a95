package org.halocline.simulations.selfavoidingwalk;

/// How walks are grown.
public enum Growth {
    /// One walk a sample: each step to a free neighbour, the weight times the number of free neighbours.
    ROSENBLUTH,
    /// A sample begins with one walk; walks of large weight are doubled, of those of small weight half are given up.
    PERM
}
