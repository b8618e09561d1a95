/// Numbers from many workers made one, with the same bits for every cut, order and schedule.
///
/// [ExactSum][org.halocline.reduce.ExactSum] adds without rounding until the end; minima and maxima are exact anyway;
/// [StateHash][org.halocline.reduce.StateHash] condenses a whole state. All three merge: the union of two parts gives
/// what one pass gives. An [Accumulator][org.halocline.reduce.Accumulator] wraps one
/// [Reduction][org.halocline.reduce.Reduction] for transport between processes.
@NullMarked
package org.halocline.reduce;

import org.jspecify.annotations.NullMarked;
