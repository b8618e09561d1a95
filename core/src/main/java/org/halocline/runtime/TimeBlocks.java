package org.halocline.runtime;

import java.util.List;
import java.util.Optional;
import org.halocline.model.GridSimulation;
import org.halocline.model.TimeBlock;

/// Chooses how many steps to take at a time.
final class TimeBlocks {
    private TimeBlocks() {}

    static TimeBlock choose(GridSimulation simulation, Plan plan, List<String> notes) {
        TimeBlock wanted = plan.run().timeBlock();
        if (wanted.steps() == 1 || plan.run().survival().keepSeconds() == 0) {
            return TimeBlock.OFF;
        }
        Optional<String> obstacle = Wavefront.obstacle(simulation);
        if (obstacle.isPresent()) {
            if (wanted.steps() > 1) {
                notes.add("timeBlock=" + wanted.steps() + " is not possible: " + obstacle.get());
            }
            return TimeBlock.OFF;
        }
        if (wanted.steps() > 1) {
            return wanted;
        }
        return TimeBlock.OFF;
    }
}
