package org.halocline.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.halocline.grid.Field;
import org.halocline.model.State;
import org.halocline.shm.SessionMemory;
import org.jspecify.annotations.Nullable;

/// Puts a whole field together on every worker, through one segment that all write their values into.
final class GatheredField {
    private static final String NAME = "gathered";

    private final SessionMemory session;
    private final Collectives collectives;
    private final State state;
    private final int rank;
    private @Nullable MemorySegment segment;

    GatheredField(SessionMemory session, Collectives collectives, State state, int rank) {
        this.session = session;
        this.collectives = collectives;
        this.state = state;
        this.rank = rank;
    }

    /// All values, x fastest, then y, then z.
    double[] of(Field field) {
        long cells = field.extent().cells();
        if (cells > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("field=" + field.name() + ", cells=" + cells
                    + "; too many for one array, write a snapshot instead");
        }
        MemorySegment all = segment();
        Observer.eachRow(
                field,
                field.owned(),
                (values, begin, end, index, i, j, k) ->
                        MemorySegment.copy(values, begin, all, ValueLayout.JAVA_DOUBLE, 8 * index, end - begin));
        collectives.barrier();
        double[] whole = new double[(int) cells];
        MemorySegment.copy(all, ValueLayout.JAVA_DOUBLE, 0, whole, 0, whole.length);
        // Nobody writes the next field before everybody has read this one.
        collectives.barrier();
        return whole;
    }

    /// The segment, made by rank 0 at the first call, with room for the largest field.
    private MemorySegment segment() {
        MemorySegment known = segment;
        if (known == null) {
            long cells = state.fields().stream()
                    .mapToLong(f -> f.extent().cells())
                    .max()
                    .orElseThrow();
            known = rank == 0 ? session.create(NAME, 8 * cells) : null;
            collectives.barrier();
            known = known == null ? session.open(NAME) : known;
            segment = known;
        }
        return known;
    }
}
