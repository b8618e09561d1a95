package org.halocline.runtime;

import java.util.ArrayList;
import java.util.List;
import org.halocline.decomposition.Decomposition;
import org.halocline.grid.Axis;
import org.halocline.grid.Boundary;
import org.halocline.grid.Box;
import org.halocline.grid.Field;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Mask;
import org.halocline.grid.Stencil;
import org.halocline.halo.Ghosts;
import org.halocline.halo.HaloExchange;
import org.halocline.halo.HaloLayout;
import org.halocline.model.FieldSimulation;
import org.halocline.model.State;
import org.halocline.shm.Phase;
import org.halocline.shm.SessionMemory;
import org.halocline.shm.Waiter;

/// The state of one subdomain and what lies around it: halos from neighbours, ghosts from boundary conditions.
final class Surroundings {
    private final State state;
    private final HaloExchange halo;
    private final List<Ghosts> ghosts;
    private final FieldSimulation simulation;
    private final PhaseTimer timer;
    private final Box core;
    private final int depth;

    /// Fields that are filled together.
    ///
    /// @param halo   those whose halos are exchanged
    /// @param ghosts those whose ghosts are filled
    record Group(HaloExchange.Group halo, List<Ghosts> ghosts) {}

    /// @param depth layers of the halo; 0 for as many as kernels read
    /// @param seed  of the random numbers
    Surroundings(
            FieldSimulation simulation,
            Decomposition decomposition,
            int depth,
            long seed,
            int rank,
            SessionMemory session,
            Waiter waiter,
            PhaseTimer timer) {
        this.simulation = simulation;
        this.timer = timer;
        this.state = State.allocate(simulation, decomposition.subdomain(rank), depth, seed);
        this.depth = depth;
        this.halo = new HaloExchange(
                decomposition,
                rank,
                haloLayout(simulation, decomposition, depth),
                session.open(HaloLayout.NAME),
                waiter);
        this.ghosts = state.fields().stream().map(Ghosts::new).toList();
        this.core = core(decomposition, State.haloWidth(simulation));
    }

    /// The channels for all fields and a mask of a simulation.
    static HaloLayout haloLayout(FieldSimulation simulation, Decomposition decomposition, int depth) {
        List<Stencil> stencils = new ArrayList<>();
        simulation.fields().forEach(field -> stencils.add(State.exchanged(simulation, field, depth)));
        if (!simulation.masks().isEmpty()) {
            stencils.add(depth == 0 ? simulation.stencil() : Stencil.box(depth));
        }
        return new HaloLayout(decomposition, stencils);
    }

    /// The owned cells whose stencils stay clear of cells that other workers own.
    private Box core(Decomposition decomposition, int width) {
        Box box = state.subdomain().box();
        for (Axis axis : Axis.ALL) {
            if (decomposition.processGrid().parts(axis) > 1) {
                boolean periodic = state.grid().axis(axis).isPeriodic();
                boolean low = periodic || box.begin(axis) > 0;
                boolean high = periodic || box.end(axis) < state.grid().cells(axis);
                box = box.with(axis, box.begin(axis) + (low ? width : 0), box.end(axis) - (high ? width : 0));
            }
        }
        return box;
    }

    State state() {
        return state;
    }

    /// The owned cells that can be computed while halos travel; may be empty, and is everything without neighbours.
    Box core() {
        return core;
    }

    /// Fields whose halos are exchanged together and whose ghosts follow.
    Group group(List<Field> fields) {
        return group(fields, fields);
    }

    /// Fields whose halos are exchanged together, and fields whose ghosts are filled with them.
    Group group(List<Field> exchanged, List<Field> filled) {
        return group(exchanged, filled, depth);
    }

    /// The same with fewer layers of the halo than there is room for.
    Group group(List<Field> exchanged, List<Field> filled, int layers) {
        return new Group(
                halo.group(exchanged, field -> State.exchanged(simulation, field.spec(), layers)),
                filled.stream().map(field -> ghosts.get(field.number())).toList());
    }

    /// Fills halos and ghosts.
    ///
    /// @param time of the present values
    void fill(Group group, double time) {
        begin(group);
        end(group, time);
    }

    /// Sends what neighbours need.
    void begin(Group group) {
        long waited = halo.waitNanos();
        halo.begin(group.halo);
        book(waited);
    }

    /// Fills what needs no neighbour, so that the core can be computed.
    void fillOwn(Group group, double time) {
        halo.copyOwn(group.halo);
        fillGhosts(group, time);
        timer.book(Phase.HALO);
    }

    /// Receives what neighbours sent and fills all ghosts.
    void end(Group group, double time) {
        long waited = halo.waitNanos();
        halo.end(group.halo);
        fillGhosts(group, time);
        book(waited);
    }

    /// Fills ghosts once more, for another time.
    void fillGhosts(Group group, double time) {
        for (int g = 0; g < group.ghosts.size(); g++) {
            group.ghosts.get(g).fill(time);
        }
    }

    private void book(long waitedBefore) {
        timer.book(Phase.HALO);
        timer.move(Phase.HALO, Phase.WAIT, halo.waitNanos() - waitedBefore);
    }

    /// Fills the halo of the masks; beyond a wall the nearest cell counts.
    void fillMasks(Stencil stencil) {
        for (Mask mask : state.masks()) {
            // Masks travel as a field of doubles, once: whole numbers are exact in it.
            FieldSpec spec = FieldSpec.of(mask.name()).boundary(Boundary.outflow());
            Field field = new Field(spec, 0, mask.layout(), stencil, depth == 0 ? stencil : Stencil.box(depth));
            int[] values = mask.values();
            double[] doubles = field.now();
            for (int c = 0; c < values.length; c++) {
                doubles[c] = values[c];
            }
            halo.exchange(halo.group(List.of(field), Field::exchanged));
            new Ghosts(field).fill(0);
            for (int c = 0; c < values.length; c++) {
                values[c] = (int) doubles[c];
            }
        }
        timer.book(Phase.HALO);
    }
}
