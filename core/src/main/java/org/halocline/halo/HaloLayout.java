package org.halocline.halo;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
/// | 16 | 16 | consumed | sender | likewise: last exchange that it has copied out of the opposite channel |
/// | 128 | 16 | consumed | receiver | likewise: of this channel, if there is no opposite one |
/// | 256 + i·s | s | slot i | sender | cells of exchanges i, i + m, i + 2m, …, 0 ≤ i < m |
///
/// There are two slots, and more of 8 KiB to 256 KiB, as many as fit into 1 MiB: when the turn of a slot comes again,
/// its lines have left the receiver's own cache. Taking them from there, to write them, takes three times as long as
/// sending them.
///
/// What a worker writes for every exchange lies in one line, so that its neighbour fetches one: where both send, each
/// tells beside its own exchange which of the other's it has taken, and slots of at most 16 bytes lie there too, at 32
/// and at 48.
///
/// A slot holds field after field, region after region, x fastest, as doubles in native order; s has room for all
/// fields and is 16 or a multiple of 128. Exchanges count from 1, for each channel by itself: an exchange of
/// fields that an edge has no cells of passes the channel by.
public final class HaloLayout {
    /// Name of the segment.
    public static final String NAME = "halo";

    private static final long PUBLISHED = 0;
    private static final long CONSUMED_OF_OTHER_WAY = 16;
    private static final long CONSUMED_OF_ONE_WAY = 128;
    private static final long SLOTS = 256;
    private static final long ALIGNMENT = 128;
    private static final int FEWEST_SLOTS = 2;
    private static final long LEAST_OF_MANY = 1L << 13;
    private static final long BYTES_OF_MANY = 1L << 20;
    private static final long SMALL = 16;
    private static final long SMALL_SLOTS = 32;

    private final List<Place> places = new ArrayList<>();
    private long bytes;

    /// Where the channel of an edge lies.
    ///
    /// @param from      rank of the sender
    /// @param to        rank of the receiver
    /// @param at        offset of the channel
    /// @param slotBytes size of one slot
    /// @param consumedAt offset of the word of what is copied out
    record Place(int from, int to, long at, long slotBytes, long consumedAt) {
        /// Size of a channel.
        static long bytes(long slotBytes) {
            return slotBytes <= SMALL ? SLOTS : SLOTS + slotCount(slotBytes) * slotBytes;
        }

        private static int slotCount(long slotBytes) {
            return slotBytes < LEAST_OF_MANY ? FEWEST_SLOTS : (int) Math.max(FEWEST_SLOTS, BYTES_OF_MANY / slotBytes);
        }

        /// Slots 0, 1, …
        MemorySegment[] slots(MemorySegment halo) {
            long first = at + (slotBytes <= SMALL ? SMALL_SLOTS : SLOTS);
            MemorySegment[] slots = new MemorySegment[slotCount(slotBytes)];
            Arrays.setAll(slots, i -> halo.asSlice(first + i * slotBytes, slotBytes));
            return slots;
        }

        RisingWord published(MemorySegment halo) {
            return new RisingWord(halo, at + PUBLISHED);
        }

        RisingWord consumed(MemorySegment halo) {
            return new RisingWord(halo, consumedAt);
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
        Map<Long, Long> offsets = new HashMap<>();
        cells.forEach((pair, count) -> {
            offsets.put(pair, bytes);
            bytes += Place.bytes(slotBytes(count));
        });
        cells.forEach((pair, count) -> {
            int from = (int) (pair % decomposition.workers());
            int to = (int) (pair / decomposition.workers());
            long at = Objects.requireNonNull(offsets.get(pair));
            Long otherWay = offsets.get(from * (long) decomposition.workers() + to);
            long consumed = otherWay == null ? at + CONSUMED_OF_ONE_WAY : otherWay + CONSUMED_OF_OTHER_WAY;
            places.add(new Place(from, to, at, slotBytes(count), consumed));
        });
    }

    private static long slotBytes(long cells) {
        long needed = cells * Double.BYTES;
        return needed <= SMALL ? SMALL : Math.ceilDiv(needed, ALIGNMENT) * ALIGNMENT;
    }

    /// Size of the segment; at least one byte, so that it can be made without any edge.
    public long bytes() {
        return Math.max(1, bytes);
    }

    List<Place> places() {
        return places;
    }
}
