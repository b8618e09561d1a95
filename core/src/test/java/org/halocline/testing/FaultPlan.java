package org.halocline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Faults to be injected into a run on worker processes. A fault that has struck leaves a marker in a folder, so that
/// it does not strike again in the next attempt.
///
/// @param folder where the markers go; not used without faults
/// @param faults what is to happen
public record FaultPlan(String folder, List<Fault> faults) {
    /// Nothing goes wrong.
    public static final FaultPlan NONE = new FaultPlan("", List.of());

    private static final Set<String> SPENT = ConcurrentHashMap.newKeySet();

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    public static FaultPlan of(Path folder, Fault... faults) {
        return new FaultPlan(folder.toString(), List.of(faults));
    }

    /// A moment at which a fault may strike.
    void at(Fault.Moment moment, int rank, double time) {
        for (int n = 0; n < faults.size(); n++) {
            Fault fault = faults.get(n);
            if (fault.moment() == moment
                    && (fault.rank() < 0 || fault.rank() == rank)
                    && time >= fault.time()
                    && (fault.isAlways() || isTurn(n, fault))) {
                fault.happen();
            }
        }
    }

    /// Whether all turns that are to pass have passed, and not all that are to be used are used.
    private boolean isTurn(int number, Fault fault) {
        String key = folder + "/" + number;
        if (SPENT.contains(key)) {
            return false;
        }
        for (int turn = 0; turn < fault.skips() + fault.times(); turn++) {
            try {
                Files.createFile(Path.of(folder, "fault-" + number + "-" + turn));
                return turn >= fault.skips();
            } catch (FileAlreadyExistsException e) {
                // This turn is over.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        SPENT.add(key);
        return false;
    }

    /// How many turns were taken.
    public int turns() {
        try (var entries = Files.list(Path.of(folder))) {
            return (int) entries.filter(e -> e.getFileName().toString().startsWith("fault-"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
