package org.halocline.model;

import java.util.List;
import java.util.stream.Collectors;
import org.halocline.error.ConfigurationException;

/// When to do something during a grid run.
///
/// | schedule | beginning | in between | end |
/// |---|---|---|---|
/// | `everySteps` | yes | after every n steps | yes |
/// | `everyTime` | yes | at the multiples of a time; steps are shortened to land on them | yes |
/// | `everySeconds` | yes | when so many seconds of wall time have passed | yes |
/// | `times` | if 0 is listed | at the listed times; steps are shortened to land on them | if listed |
/// | `ends` | yes | | yes |
/// | `end` | | | yes |
/// | on request | | | |
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

    /// After every so many seconds of wall time. Which steps that are depends on the machine; what is found at a step
    /// does not.
    record EverySeconds(double seconds) implements Schedule {
        public EverySeconds {
            if (!(seconds > 0) || !Double.isFinite(seconds)) {
                throw new ConfigurationException("schedule everySeconds=" + seconds + "; use a positive number");
            }
        }

        @Override
        public String toString() {
            return "every " + seconds + " s of wall time";
        }
    }

    /// At listed times. Steps are shortened to land on them.
    record AtTimes(List<Double> times) implements Schedule {
        public AtTimes {
            times = List.copyOf(times);
            for (int n = 0; n < times.size(); n++) {
                double time = times.get(n);
                if (!(time >= 0) || !Double.isFinite(time) || (n > 0 && !(times.get(n - 1) < time))) {
                    throw new ConfigurationException(
                            "schedule times=" + times + "; list finite times from 0 up, rising");
                }
            }
            if (times.isEmpty()) {
                throw new ConfigurationException("schedule times=[]; list at least one");
            }
        }

        @Override
        public String toString() {
            return "at " + times.stream().map(t -> "t = " + t).collect(Collectors.joining(", "));
        }
    }

    /// At the end only.
    record End() implements Schedule {
        @Override
        public String toString() {
            return "at the end";
        }
    }

    /// Never by itself.
    record OnRequest() implements Schedule {
        @Override
        public String toString() {
            return "on request";
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

    static Schedule everySeconds(double seconds) {
        return new EverySeconds(seconds);
    }

    static Schedule times(Double... times) {
        return new AtTimes(List.of(times));
    }

    static Schedule end() {
        return new End();
    }

    static Schedule ends() {
        return new Ends();
    }

    /// Whether the initial state is due.
    default boolean isDueAtStart() {
        return switch (this) {
            case AtTimes t -> t.times().getFirst() == 0;
            case End e -> false;
            case OnRequest r -> false;
            default -> true;
        };
    }

    /// Whether the final state is due.
    ///
    /// @param landed whether its time is one this schedule asked to land on
    default boolean isDueAtEnd(boolean landed) {
        return switch (this) {
            case AtTimes t -> landed;
            case OnRequest r -> false;
            default -> true;
        };
    }

    /// Whether a state in between is due that was reached by `step` steps. Wall time is not asked here.
    ///
    /// @param landed whether its time is one this schedule asked to land on (see [#time])
    default boolean isDue(long step, boolean landed) {
        return switch (this) {
            case EverySteps s -> step % s.steps() == 0;
            case EveryTime t -> landed;
            case AtTimes t -> landed;
            case EverySeconds s -> false;
            case Ends e -> false;
            case End e -> false;
            case OnRequest r -> false;
        };
    }

    /// The time of landing number `number`, from 0; infinite if the schedule asks for none.
    default double time(long number) {
        return switch (this) {
            case EveryTime t -> number * t.interval();
            case AtTimes t when number < t.times().size() -> t.times().get((int) number);
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /// The number of the first landing after the beginning.
    default long firstLanding() {
        return this instanceof EveryTime || isDueAtStart() ? 1 : 0;
    }
}
