package org.halocline.runtime;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.halocline.decomposition.Decomposition;
import org.halocline.error.ConfigurationException;
import org.halocline.grid.FieldSpec;
import org.halocline.grid.Layout;
import org.halocline.model.FieldSimulation;
import org.halocline.model.GridSimulation;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Stage;
import org.halocline.model.State;
import org.halocline.shm.Meeting;

/// What a run takes, worked out before anything starts.
///
/// @param fieldBytes  heap for the fields, or the tally, of each rank
/// @param sharedBytes files in the session
/// @param keptBytes   states that workers keep in the session, two each
/// @param processes   whether each rank has a process of its own
record MemoryPlan(List<Long> fieldBytes, long sharedBytes, long keptBytes, boolean processes) {
    /// Room for short-lived objects in a worker.
    static final long YOUNG_BYTES = 24L << 20;

    /// Heap of a worker beside its fields: the engine, the user's own objects, buffers of a snapshot.
    private static final long HEAP_EXTRA = 96L << 20;

    /// What a virtual machine takes beside its heap.
    private static final long PROCESS_EXTRA = 64L << 20;

    static MemoryPlan of(Plan plan) {
        List<Long> fields = new ArrayList<>();
        long shared;
        long kept = 0;
        switch (plan.simulation()) {
            case FieldSimulation simulation -> {
                Decomposition decomposition = plan.decomposition();
                for (int rank = 0; rank < plan.workers(); rank++) {
                    Layout layout = State.layout(
                            simulation, decomposition.subdomain(rank).box(), plan.haloDepth());
                    fields.add(bytesPerCell(simulation) * layout.length());
                }
                kept = plan.processes() && plan.keeps()
                        ? Keeper.bytes(
                                simulation.fields().size() * simulation.grid().cells())
                        : 0;
                shared = Surroundings.haloLayout(simulation, decomposition, plan.haloDepth())
                                .bytes()
                        + Meeting.bytes(plan.workers())
                        + Reports.bytes(plan.workers(), Lookout.payloadWords(plan.run()));
            }
            case SampleSimulation simulation -> {
                for (int rank = 0; rank < plan.workers(); rank++) {
                    fields.add(plan.tallyLayout().heapBytes());
                }
                shared = BatchSlots.bytes(
                        plan.workers(),
                        plan.grid().batches(),
                        plan.tallyLayout().words());
            }
        }
        return new MemoryPlan(fields, shared, kept, plan.processes());
    }

    /// Heap for all arrays of a simulation.
    static long bytesPerCell(FieldSimulation simulation) {
        List<Stage> stages = simulation instanceof GridSimulation grid ? grid.stages() : List.of();
        boolean keepsStart = stages.stream().anyMatch(Stage::keepsStart);
        boolean totals = stages.stream().anyMatch(Stage::totals);
        long arrays = 0;
        for (FieldSpec field : simulation.fields()) {
            boolean advanced = !field.isAuxiliary()
                    || stages.stream().anyMatch(s -> s.advances().contains(field.name()));
            arrays += advanced ? 2 + (keepsStart ? 1 : 0) : 1;
            arrays += totals ? 1 : 0;
        }
        return arrays * Double.BYTES + (long) simulation.masks().size() * Integer.BYTES;
    }

    /// Heap of a worker process.
    long heapBytes(int rank) {
        return fieldBytes.get(rank) + HEAP_EXTRA + YOUNG_BYTES;
    }

    /// Whether keeping states leaves a tenth of the memory free.
    boolean hasRoomToKeep() {
        return totalBytes() + keptBytes <= 0.9 * availableBytes();
    }

    /// Everything together, but for states that are kept.
    long totalBytes() {
        long total = sharedBytes;
        for (int rank = 0; rank < fieldBytes.size(); rank++) {
            total += processes ? heapBytes(rank) + PROCESS_EXTRA : fieldBytes.get(rank);
        }
        return total;
    }

    /// Refuses a run that would not fit.
    void requireFits() {
        long available = availableBytes();
        if (totalBytes() > available) {
            throw new ConfigurationException("needs=" + Sizes.text(totalBytes()) + ", available="
                    + Sizes.text(available) + "; take a smaller grid" + (processes ? ", fewer workers" : "")
                    + " or a machine with more memory");
        }
        if (!processes) {
            Runtime runtime = Runtime.getRuntime();
            long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
            long heap = fieldBytes.stream().mapToLong(Long::longValue).sum();
            if (heap > free) {
                throw new ConfigurationException("needs heap=" + Sizes.text(heap) + ", free heap=" + Sizes.text(free)
                        + "; start Java with -Xmx" + (Math.ceilDiv(heap, 1L << 30) + 1)
                        + "g, or use at least 2 worker processes, which get heaps of their own");
            }
        }
    }

    /// Memory that the machine, or the container, can still give.
    static long availableBytes() {
        long machine = linuxAvailable();
        // The bean knows the limit of a container.
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.min(machine, system.getTotalMemorySize());
    }

    private static long linuxAvailable() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/meminfo"), StandardCharsets.US_ASCII)) {
                if (line.startsWith("MemAvailable:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Not Linux: the total is the best that is known.
        }
        return Long.MAX_VALUE;
    }
}
