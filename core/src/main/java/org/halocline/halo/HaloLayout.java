package org.halocline.halo;

import java.util.ArrayList;
import java.util.List;
import org.halocline.decomposition.Decomposition;
import org.halocline.grid.Stencil;

/// Bytes of the halo segment: one channel per directed edge, in the order of [HaloPlan#edges].
///
/// A channel:
///
/// | offset | bytes | field | written by | meaning |
/// |---:|---:|---|---|---|
/// | 0 | 8 | published | sender | number of the last exchange whose cells are complete (release) |
/// | 128 | 8 | consumed | receiver | number of the last exchange that it has copied out (release) |
/// | 256 | s | slot 0 | sender | cells of even exchanges |
/// | 256 + s | s | slot 1 | sender | cells of odd exchanges |
///
/// A slot holds field after field, region after region, x fastest, as doubles in native order; s is rounded up to a
/// multiple of 128. Exchanges count from 1.
public final class HaloLayout {
    /// Name of the segment.
    public static final String NAME = "halo";

    static final long PUBLISHED = 0;
    static final long CONSUMED = 128;
    static final long SLOTS = 256;
    private static final long ALIGNMENT = 128;

    private final List<Place> places = new ArrayList<>();
    private long bytes;

    /// Where the channel of an edge lies.
    ///
    /// @param edge      the edge
    /// @param at        offset of the channel
    /// @param slotBytes size of one slot
    record Place(HaloEdge edge, long at, long slotBytes) {}

    public HaloLayout(Decomposition decomposition, Stencil stencil, int fields) {
        for (HaloEdge edge : new HaloPlan(decomposition, stencil).edges()) {
            long slot = Math.ceilDiv(edge.cells() * fields * Double.BYTES, ALIGNMENT) * ALIGNMENT;
            places.add(new Place(edge, bytes, slot));
            bytes += SLOTS + 2 * slot;
        }
    }

    /// Size of the segment; at least one byte, so that it can be made without any edge.
    public long bytes() {
        return Math.max(1, bytes);
    }

    List<Place> places() {
        return places;
    }
}
