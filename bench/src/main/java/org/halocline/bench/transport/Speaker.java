package org.halocline.bench.transport;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.halocline.decomposition.Decomposition;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.grid.Boundary;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Grid;
import org.halocline.grid.Layout;
import org.halocline.grid.Stencil;
import org.halocline.halo.HaloExchange;
import org.halocline.halo.HaloLayout;
import org.halocline.shm.Barrier;
import org.halocline.shm.ControlFile;
import org.halocline.shm.Meeting;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.WaitStrategy;
import org.halocline.shm.Waiter;

/// One of two that talk: each owns one row of a grid of two rows. Every word is checked.
final class Speaker {
    static final int SPEAKERS = 2;

    private static final Stencil STENCIL = Stencil.star(1);

    private final int rank;
    private final Talk talk;
    private final int cells;
    private final Field field;
    private final HaloExchange halo;
    private final HaloExchange.Group group;
    private final Barrier barrier;
    private final Meeting meeting;
    private final long[] own = new long[1];
    private final long[] heard = new long[1];
    private long number;

    private Speaker(Talk talk, int cells, int rank, ControlFile control, MemorySegment slots, MemorySegment words) {
        this.rank = rank;
        this.talk = talk;
        this.cells = cells;
        Decomposition decomposition = decomposition(cells);
        Waiter waiter = Waiter.of(WaitStrategy.forWorkers(SPEAKERS), control, rank);
        Layout layout =
                new Layout(decomposition.grid(), decomposition.subdomain(rank).box(), 1);
        this.field = new Field(FieldSpec.of("u"), 0, layout, STENCIL);
        this.halo =
                new HaloExchange(decomposition, rank, new HaloLayout(decomposition, List.of(STENCIL)), slots, waiter);
        this.group = halo.group(List.of(field));
        this.barrier = new Barrier(control, waiter, rank);
        this.meeting = new Meeting(words, waiter, rank);
    }

    private static Decomposition decomposition(int cells) {
        return new Decomposition(Grid.of(cells, SPEAKERS).boundary(Boundary.value(0)), new ProcessGrid(1, SPEAKERS, 1));
    }

    /// Makes what both need; the first calls this.
    static Speaker first(Talk talk, int cells, SessionMemory session, ControlFile control) {
        HaloLayout layout = new HaloLayout(decomposition(cells), List.of(STENCIL));
        return new Speaker(
                talk,
                cells,
                0,
                control,
                session.create(HaloLayout.NAME, layout.bytes()),
                session.create(Meeting.NAME, Meeting.bytes(SPEAKERS)));
    }

    static Speaker second(Talk talk, int cells, SessionMemory session) {
        return new Speaker(
                talk, cells, 1, ControlFile.open(session), session.open(HaloLayout.NAME), session.open(Meeting.NAME));
    }

    /// Says its word once and hears the other's.
    void once() {
        number++;
        switch (talk) {
            case ROUND_TRIP -> roundTrip();
            case BARRIER -> barrier.await();
            case LARGEST -> largest();
        }
    }

    private void roundTrip() {
        field.set(0, rank, (double) number);
        field.set(cells - 1, rank, (double) number);
        if (rank == 0) {
            halo.begin(group);
            halo.end(group);
        } else {
            halo.end(group);
            halo.begin(group);
        }
        int other = 1 - rank;
        check(field.at(0, other));
        check(field.at(cells - 1, other));
    }

    /// Each has its turn to say the larger number.
    private void largest() {
        double mine = number + (number % SPEAKERS == rank ? 1 : 0);
        own[0] = Double.doubleToRawLongBits(mine);
        meeting.say(own, 1);
        double largest = mine;
        for (int other = 0; other < SPEAKERS; other++) {
            meeting.hear(other, heard, 1);
            largest = Math.max(largest, Double.longBitsToDouble(heard[0]));
        }
        check(largest - 1);
    }

    private void check(double word) {
        if (word != number) {
            throw new IllegalStateException("heard=" + word + ", expected=" + number + ", rank=" + rank);
        }
    }
}
