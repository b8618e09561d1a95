package org.halocline.halo;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.halocline.decomposition.Decomposition;
import org.halocline.grid.Field;
import org.halocline.grid.Stencil;
import org.halocline.shm.Waiter;

/// Fills the halos of one worker's fields: one message per neighbour and exchange, for all fields of a [Group].
///
/// Every worker must make the same groups and [#begin] and [#end] them in the same order. Between the two the worker
/// may compute what needs no halo; it must not write the cells it sends.
public final class HaloExchange {
    private final Decomposition decomposition;
    private final int rank;
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final List<Incoming> incoming = new ArrayList<>();
    private final Map<Stencil, List<HaloEdge>> sends = new HashMap<>();
    private final Map<Stencil, List<HaloEdge>> receives = new HashMap<>();

    private record Outgoing(int to, HaloSender sender) {}

    private record Incoming(int from, HaloReceiver receiver) {}

    /// What one exchange sends.
    private record Sending(HaloSender sender, List<CellRuns> runs) {}

    /// What one exchange receives.
    private record Receiving(HaloReceiver receiver, List<CellRuns> runs) {}

    /// Fields that travel together.
    public static final class Group {
        private final List<Sending> outgoing = new ArrayList<>();
        private final List<Receiving> incoming = new ArrayList<>();
        private final List<CellRuns> local = new ArrayList<>();

        private Group() {}
    }

    /// @param halo the segment laid out by `layout`
    public HaloExchange(Decomposition decomposition, int rank, HaloLayout layout, MemorySegment halo, Waiter waiter) {
        this.decomposition = decomposition;
        this.rank = rank;
        for (HaloLayout.Place place : layout.places()) {
            if (place.from() == rank) {
                outgoing.add(new Outgoing(place.to(), new HaloSender(halo, place, waiter)));
            } else if (place.to() == rank) {
                incoming.add(new Incoming(place.from(), new HaloReceiver(halo, place, waiter)));
            }
        }
    }

    /// Fields that travel together, for the layout's stencils or fewer.
    public Group group(List<Field> fields) {
        return group(fields, Field::exchanged);
    }

    /// Fields that travel together.
    ///
    /// @param stencil what is exchanged of each, at most the layout's
    public Group group(List<Field> fields, Function<Field, Stencil> stencil) {
        Group group = new Group();
        for (Outgoing end : outgoing) {
            List<CellRuns> runs = runs(fields, stencil, this::sends, edge -> edge.to() == end.to);
            if (!runs.isEmpty()) {
                group.outgoing.add(new Sending(end.sender, runs));
            }
        }
        for (Incoming end : incoming) {
            List<CellRuns> runs = runs(fields, stencil, this::receives, edge -> edge.from() == end.from);
            if (!runs.isEmpty()) {
                group.incoming.add(new Receiving(end.receiver, runs));
            }
        }
        group.local.addAll(runs(fields, stencil, this::receives, edge -> edge.from() == rank));
        return group;
    }

    private static List<CellRuns> runs(
            List<Field> fields,
            Function<Field, Stencil> stencil,
            Function<Stencil, List<HaloEdge>> edges,
            Predicate<HaloEdge> wanted) {
        List<CellRuns> runs = new ArrayList<>();
        for (Field field : fields) {
            for (HaloEdge edge : edges.apply(stencil.apply(field))) {
                if (wanted.test(edge)) {
                    edge.regions().forEach(region -> runs.add(new CellRuns(field, region)));
                }
            }
        }
        return runs;
    }

    private List<HaloEdge> receives(Stencil stencil) {
        return receives.computeIfAbsent(stencil, s -> new HaloPlan(decomposition, s).incoming(rank));
    }

    private List<HaloEdge> sends(Stencil stencil) {
        return sends.computeIfAbsent(
                stencil,
                s -> new HaloPlan(decomposition, s)
                        .edges().stream().filter(edge -> edge.from() == rank).toList());
    }

    /// Sends, receives and copies.
    public void exchange(Group group) {
        begin(group);
        end(group);
    }

    /// Sends this worker's cells.
    public void begin(Group group) {
        for (int n = 0; n < group.outgoing.size(); n++) {
            Sending sending = group.outgoing.get(n);
            MemorySegment slot = sending.sender.claim();
            long at = 0;
            for (int r = 0; r < sending.runs.size(); r++) {
                at = sending.runs.get(r).pack(sending.sender, slot, at);
            }
            sending.sender.publish();
        }
        if (group.outgoing.isEmpty()) {
            VarHandle.fullFence();
        }
        for (int n = 0; n < group.incoming.size(); n++) {
            group.incoming.get(n).receiver.ring();
        }
    }

    /// Receives the neighbours' cells.
    public void end(Group group) {
        copyOwn(group);
        for (int n = 0; n < group.incoming.size(); n++) {
            Receiving receiving = group.incoming.get(n);
            MemorySegment slot = receiving.receiver.begin();
            long at = 0;
            for (int r = 0; r < receiving.runs.size(); r++) {
                at = receiving.runs.get(r).unpack(receiving.receiver, slot, at);
            }
            receiving.receiver.release();
        }
    }

    /// Copies what a worker receives from itself, across a periodic side that is not cut.
    public void copyOwn(Group group) {
        for (int r = 0; r < group.local.size(); r++) {
            group.local.get(r).copy();
        }
    }

    /// Nanoseconds spent waiting for neighbours so far.
    public long waitNanos() {
        long sum = 0;
        for (int n = 0; n < outgoing.size(); n++) {
            sum += outgoing.get(n).sender.waitNanos();
        }
        for (int n = 0; n < incoming.size(); n++) {
            sum += incoming.get(n).receiver.waitNanos();
        }
        return sum;
    }
}
