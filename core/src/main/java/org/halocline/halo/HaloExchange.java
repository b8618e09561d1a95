package org.halocline.halo;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.halocline.decomposition.Decomposition;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.Layout;
import org.halocline.grid.Stencil;
import org.halocline.shm.Waiter;

/// Fills the halo of all fields of one worker: one message per neighbour and exchange.
///
/// Every worker must call [#begin] and [#end] the same number of times. Between them the worker may compute what needs
/// no halo; it must not write the cells it sends.
public final class HaloExchange {
    /// Runs shorter than this are moved one by one: a block copy costs more to start than they take.
    private static final int BLOCK_COPY = 8;

    private final List<Field> fields;
    private final List<Link> outgoing = new ArrayList<>();
    private final List<Link> incoming = new ArrayList<>();
    private final List<Region> local = new ArrayList<>();
    private long exchange;
    private long waitNanos;

    private record Link(HaloChannel channel, List<Region> regions) {}

    /// @param halo the segment laid out by [HaloLayout] for the same decomposition, stencil and number of fields
    public HaloExchange(
            Decomposition decomposition,
            Stencil stencil,
            int rank,
            List<Field> fields,
            MemorySegment halo,
            Waiter waiter) {
        this.fields = List.copyOf(fields);
        for (HaloLayout.Place place : new HaloLayout(decomposition, stencil, fields.size()).places()) {
            HaloEdge edge = place.edge();
            if (edge.from() == rank) {
                outgoing.add(new Link(new HaloChannel(halo, place, waiter), edge.regions()));
            } else if (edge.to() == rank) {
                incoming.add(new Link(new HaloChannel(halo, place, waiter), edge.regions()));
            }
        }
        for (HaloEdge edge : new HaloPlan(decomposition, stencil).incoming(rank)) {
            if (edge.from() == rank) {
                local.addAll(edge.regions());
            }
        }
    }

    /// Sends, receives and copies.
    public void exchange() {
        begin();
        end();
    }

    /// Sends this worker's cells.
    public void begin() {
        exchange++;
        for (int n = 0; n < outgoing.size(); n++) {
            Link link = outgoing.get(n);
            long before = System.nanoTime();
            MemorySegment slot = link.channel.claim(exchange);
            waitNanos += System.nanoTime() - before;
            long at = 0;
            for (int f = 0; f < fields.size(); f++) {
                for (int r = 0; r < link.regions.size(); r++) {
                    Region region = link.regions.get(r);
                    at = pack(fields.get(f), region.source(), slot, at);
                }
            }
            link.channel.publish(exchange);
        }
    }

    /// Receives the neighbours' cells.
    public void end() {
        for (int r = 0; r < local.size(); r++) {
            for (int f = 0; f < fields.size(); f++) {
                copy(fields.get(f), local.get(r));
            }
        }
        for (int n = 0; n < incoming.size(); n++) {
            Link link = incoming.get(n);
            long before = System.nanoTime();
            MemorySegment slot = link.channel.await(exchange);
            waitNanos += System.nanoTime() - before;
            long at = 0;
            for (int f = 0; f < fields.size(); f++) {
                for (int r = 0; r < link.regions.size(); r++) {
                    at = unpack(fields.get(f), link.regions.get(r).target(), slot, at);
                }
            }
            link.channel.release(exchange);
        }
    }

    /// Nanoseconds spent waiting for neighbours so far.
    public long waitNanos() {
        return waitNanos;
    }

    private static long pack(Field field, Box box, MemorySegment slot, long at) {
        double[] values = field.now();
        Layout layout = field.layout();
        int n = box.endX() - box.beginX();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                int c = layout.offset(box.beginX(), j, k);
                if (n >= BLOCK_COPY) {
                    MemorySegment.copy(values, c, slot, ValueLayout.JAVA_DOUBLE, at, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        slot.set(ValueLayout.JAVA_DOUBLE, at + 8L * i, values[c + i]);
                    }
                }
                at += 8L * n;
            }
        }
        return at;
    }

    private static long unpack(Field field, Box box, MemorySegment slot, long at) {
        double[] values = field.now();
        Layout layout = field.layout();
        int n = box.endX() - box.beginX();
        for (int k = box.beginZ(); k < box.endZ(); k++) {
            for (int j = box.beginY(); j < box.endY(); j++) {
                int c = layout.offset(box.beginX(), j, k);
                if (n >= BLOCK_COPY) {
                    MemorySegment.copy(slot, ValueLayout.JAVA_DOUBLE, at, values, c, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        values[c + i] = slot.get(ValueLayout.JAVA_DOUBLE, at + 8L * i);
                    }
                }
                at += 8L * n;
            }
        }
        return at;
    }

    private static void copy(Field field, Region region) {
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
