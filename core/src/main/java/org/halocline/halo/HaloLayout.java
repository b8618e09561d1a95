package org.halocline.halo;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.halocline.decomposition.Decomposition;
import org.halocline.grid.Stencil;
import org.halocline.shm.RisingWord;

/// Bytes of the halo segment: one channel per directed edge, by rising receiver, then sender.
///
/// A channel:
///
/// | offset | bytes | field | written by | meaning |
/// |---:|---:|---|---|---|
/// | 0 | 16 | published | sender | a [org.halocline.shm.RisingWord]: how far it has written, see [HaloSender] |
/// | 128 | 16 | consumed | receiver | likewise: number of the last exchange that it has copied out |
/// | 256 | s | slot 0 | sender | cells of even exchanges |
/// | 256 + s | s | slot 1 | sender | cells of odd exchanges |
///
/// Slots of at most 24 bytes lie beside the word that publishes them, at 16 and at 40: the receiver, who waits for that
/// line, has the cells with it.
///
/// A slot holds field after field, region after region, x fastest, as doubles in native order; s has room for all
/// fields and is 24 or a multiple of 128. Exchanges count from 1, for each channel by itself: an exchange of
/// fields that an edge has no cells of passes the channel by.
public final class HaloLayout {
    /// Name of the segment.
    public static final String NAME = "halo";

    private static final long PUBLISHED = 0;
    private static final long CONSUMED = 128;
    private static final long SLOTS = 256;
    private static final long ALIGNMENT = 128;
    private static final long SMALL = 24;
    private static final long SMALL_SLOTS = 16;

    private final List<Place> places = new ArrayList<>();
    private long bytes;

    /// Where the channel of an edge lies.
    ///
    /// @param from      rank of the sender
    /// @param to        rank of the receiver
    /// @param at        offset of the channel
    /// @param slotBytes size of one slot
    record Place(int from, int to, long at, long slotBytes) {
        /// Size of the channel.
        long bytes() {
            return slotBytes <= SMALL ? SLOTS : SLOTS + 2 * slotBytes;
        }

        /// Slots 0 and 1.
        MemorySegment[] slots(MemorySegment halo) {
            long first = at + (slotBytes <= SMALL ? SMALL_SLOTS : SLOTS);
            return new MemorySegment[] {halo.asSlice(first, slotBytes), halo.asSlice(first + slotBytes, slotBytes)};
        }

        RisingWord published(MemorySegment halo) {
            return new RisingWord(halo, at + PUBLISHED);
        }

        RisingWord consumed(MemorySegment halo) {
            return new RisingWord(halo, at + CONSUMED);
        }
    }

    /// @param stencils one for each field that may travel in the same exchange
    public HaloLayout(Decomposition decomposition, List<Stencil> stencils) {
        // Fields with the same stencil have the same edges.
        TreeMap<Long, Long> cells = new TreeMap<>();
        Map<Stencil, Long> counts = new LinkedHashMap<>();
        stencils.forEach(s -> counts.merge(s, 1L, Long::sum));
        counts.forEach((stencil, count) -> {
            for (HaloEdge edge : new HaloPlan(decomposition, stencil).edges()) {
                long pair = edge.to() * (long) decomposition.workers() + edge.from();
                cells.merge(pair, count * edge.cells(), Long::sum);
            }
        });
        cells.forEach((pair, count) -> {
            long needed = count * Double.BYTES;
            long slot = needed <= SMALL ? SMALL : Math.ceilDiv(needed, ALIGNMENT) * ALIGNMENT;
            Place place = new Place(
                    (int) (pair % decomposition.workers()), (int) (pair / decomposition.workers()), bytes, slot);
            places.add(place);
            bytes += place.bytes();
        });
    }

    /// Size of the segment; at least one byte, so that it can be made without any edge.
    public long bytes() {
        return Math.max(1, bytes);
    }

    List<Place> places() {
        return places;
    }
}
