/// Error bars: what a mean, a proportion, a quantile or a quantity made of several means is worth, and when not to
/// trust it.
///
/// Pure functions and small records. They know nothing of a run: an [Estimate][org.halocline.sample.Estimate] asks
/// here for its interval, a program may ask for the error of its own chain.
///
/// ```java
/// Interval mean = Intervals.mean(0.4, 0.1, 25, 0.95);     // Student: [0.19, 0.61]
/// Interval rare = Intervals.proportion(0, 20, 0.95);      // Wilson: [0, 0.161]
/// double tau = Autocorrelation.of(chain).time();          // how many values are worth one
/// ```
///
/// Intervals are two-sided with equal tails: a level of 0.95 leaves 2.5 % on each side. Quantile functions of the
/// normal, Student's, the χ² and the binomial distribution are those of Commons Statistics; they use logarithms of the
/// machine, so the last digit of an interval may differ between machines, unlike that of an estimate.
@NullMarked
package org.halocline.statistics;

import org.jspecify.annotations.NullMarked;
