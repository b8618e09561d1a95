package org.halocline.halo;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
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
/// | 256 + i·s | s | slot i | sender | cells of exchanges i, i + m, i + 2m, …, 0 ≤ i < m |
///
/// There are two slots, and more of 8 KiB to 256 KiB, as many as fit into 1 MiB: when the turn of a slot comes again,
/// its lines have left the receiver's own cache. Taking them from there, to write them, takes three times as long as
/// sending them. Slots of at most 24 bytes lie beside the word that publishes them, at 16 and at 40: the receiver, who
/// waits for that line, has the cells with it.
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
    private static final int FEWEST_SLOTS = 2;
    private static final long LEAST_OF_MANY = 1L << 13;
    private static final long BYTES_OF_MANY = 1L << 20;
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
            return slotBytes <= SMALL ? SLOTS : SLOTS + slotCount() * slotBytes;
        }

        private int slotCount() {
            return slotBytes < LEAST_OF_MANY ? FEWEST_SLOTS : (int) Math.max(FEWEST_SLOTS, BYTES_OF_MANY / slotBytes);
        }

        /// Slots 0, 1, …
        MemorySegment[] slots(MemorySegment halo) {
            long first = at + (slotBytes <= SMALL ? SMALL_SLOTS : SLOTS);
            MemorySegment[] slots = new MemorySegment[slotCount()];
            Arrays.setAll(slots, i -> halo.asSlice(first + i * slotBytes, slotBytes));
            return slots;
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
