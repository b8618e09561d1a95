package org.halocline.runtime;

import java.util.List;
import org.halocline.model.TimeBlock;

/// How many steps workers take at a time, and how that was found.
///
/// @param block  what was chosen
/// @param origin how
/// @param rivals others that the first steps of the run try, one after the other, to see which is fastest; none if that
///               is known, or not worth it
/// @param file   where the fastest is written down for the next run, see [BlockMemory]; empty without rivals
record BlockChoice(TimeBlock block, Origin origin, List<TimeBlock> rivals, String file) {
    /// One step after the other.
    static final BlockChoice OFF = new BlockChoice(TimeBlock.OFF, Origin.GIVEN);

    enum Origin {
        /// Asked for, or the only one possible.
        GIVEN,
        /// By the sizes of the caches.
        ESTIMATED,
        /// The fastest of an earlier run on this machine.
        REMEMBERED
    }

    BlockChoice(TimeBlock block, Origin origin) {
        this(block, origin, List.of(), "");
    }

    /// Most steps at a time that may come.
    int mostSteps() {
        return rivals.stream().mapToInt(TimeBlock::steps).reduce(block.steps(), Math::max);
    }
}
