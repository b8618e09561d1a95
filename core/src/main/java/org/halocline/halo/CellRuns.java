package org.halocline.halo;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Layout;

/// The cells of one region of one field, run after run along x.
///
/// @param field  whose values
/// @param region which cells
record CellRuns(Field field, CellCopy region) {
    /// Runs shorter than this are moved one by one: a block copy costs more to start than they take.
    private static final int BLOCK_COPY = 8;
    /// Longer runs are moved in pieces, so that both sides can be at it.
    private static final int PIECE = HaloSender.PIECE / Double.BYTES;

    /// Writes the owner's cells.
    ///
    /// @return offset behind the last
    long pack(HaloSender sender, MemorySegment slot, long start) {
        double[] values = field.now();
        Layout layout = field.layout();
        Box box = region.target();
        long at = start;
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                int c = layout.offset(box.beginX() + region.shiftX(), j + region.shiftY(), k + region.shiftZ());
                int end = c + box.endX() - box.beginX();
                while (c < end) {
                    int n = Math.min(end - c, PIECE);
                    if (n >= BLOCK_COPY) {
                        MemorySegment.copy(values, c, slot, ValueLayout.JAVA_DOUBLE, at, n);
                    } else {
                        for (int i = 0; i < n; i++) {
                            slot.set(ValueLayout.JAVA_DOUBLE, at + 8L * i, values[c + i]);
                        }
                    }
                    c += n;
                    at += 8L * n;
                    sender.written(at);
                }
            }
        }
        return at;
    }

    /// Reads them into the halo.
    ///
    /// @return offset behind the last
    long unpack(HaloReceiver receiver, MemorySegment slot, long start) {
        double[] values = field.now();
        Layout layout = field.layout();
        Box box = region.target();
        long at = start;
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                int c = layout.offset(box.beginX(), j, k);
                int end = c + box.endX() - box.beginX();
                while (c < end) {
                    int n = Math.min(end - c, PIECE);
                    receiver.await(at + 8L * n);
                    if (n >= BLOCK_COPY) {
                        MemorySegment.copy(slot, ValueLayout.JAVA_DOUBLE, at, values, c, n);
                    } else {
                        for (int i = 0; i < n; i++) {
                            values[c + i] = slot.get(ValueLayout.JAVA_DOUBLE, at + 8L * i);
                        }
                    }
                    c += n;
                    at += 8L * n;
                }
            }
        }
        return at;
    }

    /// Copies them within the array of a worker that owns both ends.
    void copy() {
        double[] values = field.now();
        Layout layout = field.layout();
        Box box = region.target();
        int n = box.endX() - box.beginX();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                int to = layout.offset(box.beginX(), j, k);
                int from = layout.offset(box.beginX() + region.shiftX(), j + region.shiftY(), k + region.shiftZ());
                System.arraycopy(values, from, values, to, n);
            }
        }
    }
}
