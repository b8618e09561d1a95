/// Monte Carlo: random numbers that belong to a sample, scores that add up exactly, estimates with an error bar.
///
/// The numbers of sample n are a function of the seed and n alone
/// ([RandomStreams][org.halocline.sample.RandomStreams]), and a [Tally][org.halocline.sample.Tally] adds without
/// rounding. Hence an [Estimate][org.halocline.sample.Estimate] has the same bits for any number of workers and any
/// order of batches. Kernels of grids draw from [CellStreams][org.halocline.sample.CellStreams]: a number there belongs
/// to a cell and a step.
@NullMarked
package org.halocline.sample;

import org.jspecify.annotations.NullMarked;
