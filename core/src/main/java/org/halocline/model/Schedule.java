package org.halocline.model;

import org.halocline.error.ConfigurationException;

/// When to do something during a grid run. Every schedule includes the beginning and the end.
public sealed interface Schedule {

    /// After every `steps` steps.
    record EverySteps(long steps) implements Schedule {
        public EverySteps {
            if (steps < 1) {
                throw new ConfigurationException("schedule everySteps=" + steps + "; use at least 1");
            }
        }

        @Override
        public String toString() {
            return "every " + steps + (steps == 1 ? " step" : " steps");
        }
    }

    /// At the multiples of `interval` in simulated time. Steps are shortened to land on them.
    record EveryTime(double interval) implements Schedule {
        public EveryTime {
            if (!(interval > 0) || !Double.isFinite(interval)) {
                throw new ConfigurationException("schedule everyTime=" + interval + "; use a positive number");
            }
        }

        @Override
        public String toString() {
            return "every " + interval + " of time";
        }
    }

    /// At the beginning and the end only.
    record Ends() implements Schedule {
        @Override
        public String toString() {
            return "at the beginning and the end";
        }
    }

    static Schedule everySteps(long steps) {
        return new EverySteps(steps);
    }

    static Schedule everyTime(double interval) {
        return new EveryTime(interval);
    }

    static Schedule ends() {
        return new Ends();
    }

    /// Whether a state is due that was reached by `step` steps.
    ///
    /// @param landed whether its time is one this schedule asked to land on (see [#time])
    default boolean isDue(long step, boolean landed) {
        return switch (this) {
            case EverySteps s -> step % s.steps() == 0;
            case EveryTime t -> landed;
            case Ends e -> false;
        };
    }

    /// The time of landing number `number`, from 0; infinite if the schedule asks for none.
    default double time(long number) {
        return this instanceof EveryTime t ? number * t.interval() : Double.POSITIVE_INFINITY;
    }
}
