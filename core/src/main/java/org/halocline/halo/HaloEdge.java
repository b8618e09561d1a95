package org.halocline.halo;

import java.util.List;

/// All that one worker sends to another in an exchange.
///
/// @param from    rank of the sender
/// @param to      rank of the receiver; equal to `from` across a periodic side that is not cut
/// @param regions what is sent, in the order of the message
public record HaloEdge(int from, int to, List<CellCopy> regions) {
    public HaloEdge {
        regions = List.copyOf(regions);
    }

    /// Cells per field.
    public long cells() {
        return regions.stream().mapToLong(CellCopy::cells).sum();
    }
}
