package org.halocline.model;

/// Something that can be run. Implemented by a top-level record (or one nested in a class), found by its class name in
/// every worker and rebuilt there from its components.
///
/// Components may be numbers, booleans, strings, enums, records of these, and lists of these. Describe them with
/// [Parameter].
public sealed interface Simulation permits FieldSimulation, SampleSimulation {}
