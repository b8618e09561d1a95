/// What a user writes and what a user gets.
///
/// A simulation is a record: its components are its parameters, in Java, in a config and on the way to a worker. It
/// implements [GridSimulation][org.halocline.model.GridSimulation] or
/// [SampleSimulation][org.halocline.model.SampleSimulation]. A [Run][org.halocline.model.Run] says how long, on how
/// many workers, and what to look at; a [RunResult][org.halocline.model.RunResult] says what came out.
///
/// Methods of a simulation are called by one thread at a time in each worker. No parameter or result is ever null.
@NullMarked
package org.halocline.model;

import org.jspecify.annotations.NullMarked;
