package org.halocline.halo;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    private final List<Link> outgoing = new ArrayList<>();
    private final List<Link> incoming = new ArrayList<>();
    private final Map<Stencil, List<HaloEdge>> sends = new HashMap<>();
    private final Map<Stencil, List<HaloEdge>> receives = new HashMap<>();

    /// One end of a channel, with the number of exchanges that went through it.
    private static final class Link {
        final int other;
        final HaloChannel channel;
        long exchange;

        Link(int other, HaloChannel channel) {
            this.other = other;
            this.channel = channel;
        }
    }

    /// What one exchange moves over one link.
    private record Message(Link link, List<CellRuns> runs) {}

    /// Fields that travel together.
    public static final class Group {
        private final List<Message> outgoing = new ArrayList<>();
        private final List<Message> incoming = new ArrayList<>();
        private final List<CellRuns> local = new ArrayList<>();

        private Group() {}
    }

    /// @param halo the segment laid out by `layout`
    public HaloExchange(Decomposition decomposition, int rank, HaloLayout layout, MemorySegment halo, Waiter waiter) {
        this.decomposition = decomposition;
        this.rank = rank;
        for (HaloLayout.Place place : layout.places()) {
            if (place.from() == rank) {
                outgoing.add(new Link(place.to(), new HaloChannel(halo, place, waiter)));
            } else if (place.to() == rank) {
                incoming.add(new Link(place.from(), new HaloChannel(halo, place, waiter)));
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
        for (Link link : outgoing) {
            addMessage(group.outgoing, link, fields, stencil, true);
        }
        for (Link link : incoming) {
            addMessage(group.incoming, link, fields, stencil, false);
        }
        for (Field field : fields) {
            for (HaloEdge edge : receives(stencil.apply(field))) {
                if (edge.from() == rank) {
                    edge.regions().forEach(region -> group.local.add(new CellRuns(field, region)));
                }
            }
        }
        return group;
    }

    private void addMessage(
            List<Message> messages, Link link, List<Field> fields, Function<Field, Stencil> stencil, boolean sending) {
        List<CellRuns> runs = new ArrayList<>();
        for (Field field : fields) {
            for (HaloEdge edge : sending ? sends(stencil.apply(field)) : receives(stencil.apply(field))) {
                if ((sending ? edge.to() : edge.from()) == link.other) {
                    edge.regions().forEach(region -> runs.add(new CellRuns(field, region)));
                }
            }
        }
        if (!runs.isEmpty()) {
            messages.add(new Message(link, runs));
        }
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
            Message message = group.outgoing.get(n);
            Link link = message.link;
            link.exchange++;
            MemorySegment slot = link.channel.claim(link.exchange);
            long at = 0;
            for (int r = 0; r < message.runs.size(); r++) {
                at = message.runs.get(r).pack(slot, at);
            }
            link.channel.publish(link.exchange);
        }
    }

    /// Receives the neighbours' cells.
    public void end(Group group) {
        copyOwn(group);
        for (int n = 0; n < group.incoming.size(); n++) {
            Message message = group.incoming.get(n);
            Link link = message.link;
            link.exchange++;
            MemorySegment slot = link.channel.await(link.exchange);
            long at = 0;
            for (int r = 0; r < message.runs.size(); r++) {
                at = message.runs.get(r).unpack(slot, at);
            }
            link.channel.release(link.exchange);
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
            sum += outgoing.get(n).channel.waitNanos();
        }
        for (int n = 0; n < incoming.size(); n++) {
            sum += incoming.get(n).channel.waitNanos();
        }
        return sum;
    }
}
