package org.halocline.model;

import org.halocline.decomposition.Subdomain;
import org.halocline.grid.Field;
import org.halocline.grid.Grid;

/// What a [ProgramSimulation] sees of the engine: its subdomain's fields, its neighbours, and reductions over all.
///
/// Every reduction gives every worker the same bits, whatever the cut: sums are exact and rounded once.
public interface Domain {
    /// The cells of a subdomain, in two parts.
    enum Part {
        /// Cells whose stencils stay clear of what other workers own.
        CORE,
        /// The rest.
        RIM
    }

    Grid grid();

    Subdomain subdomain();

    int rank();

    int workers();

    /// All fields and masks.
    State state();

    /// @throws IllegalArgumentException if there is no field of that name
    Field field(String name);

    /// Ends the set-up: the present values are the initial state, and schedules look at it. Must be called once, before
    /// the first step is completed.
    void initialised();

    /// Whether the fields already hold a state that was kept after some step, from which to go on: the program must not
    /// set them. [#initialised] is called all the same.
    boolean isResumed();

    /// Keeps a number with the fields, for [#recall]. Numbers are kept as they are when a step is completed.
    void remember(String name, double value);

    /// A number as it was when the state was kept.
    ///
    /// @throws IllegalArgumentException if none of that name was remembered
    double recall(String name);

    /// Fills the halos of all masks; beyond a wall the nearest cell counts. To be called once they are set.
    void exchangeMasks();

    /// Fills halos and ghosts of the present values of some fields.
    default void exchange(Field... fields) {
        begin(fields);
        end(fields);
    }

    /// Sends the cells that neighbours need; until [#end] they must not be written. One exchange at a time.
    ///
    /// @param fields the same as in [#end]
    void begin(Field... fields);

    /// Receives what neighbours sent, and fills the ghosts.
    void end(Field... fields);

    /// Calls a kernel for every row of the subdomain; `dt` is 0.
    void eachRow(RowKernel kernel);

    /// Calls a kernel for every row of a part of the subdomain: the core between [#begin] and [#end], the rim after.
    void eachRow(Part part, RowKernel kernel);

    /// The least of all workers' numbers; NaN if one is NaN.
    double min(double value);

    /// The largest of all workers' numbers; NaN if one is NaN.
    double max(double value);

    /// Σ of all workers' numbers, one from each, exact and rounded once. It depends on the number of workers if they
    /// contribute rounded sums of their own; [#sum(Field)] does not.
    double sum(double value);

    /// Σu over all values of a field.
    double sum(Field field);

    /// Σ aᵢ·bᵢ over all values of two fields: products exact, sum exact, rounded once.
    double dot(Field a, Field b);

    /// √Σu².
    double norm(Field field);

    /// max |u|.
    double maxNorm(Field field);

    /// Waits for all workers.
    void barrier();

    /// One number of each worker, by rank.
    double[] gather(double value);

    /// All values of a field, x fastest, then y, then z, on every worker. Costs memory for the whole field.
    double[] gather(Field field);

    /// Σ of the numbers of all lower ranks, exact and rounded once; 0 on rank 0.
    double scan(double value);

    /// The number that one rank holds.
    double broadcast(double value, int from);

    /// Steps completed.
    long step();

    /// Simulated time: the sum of the steps' `dt`.
    double time();

    /// The size of the next step: the longest that the run allows, cut short to land where a schedule asks for.
    ///
    /// @param longest the longest stable step, the same on all workers
    double nextStep(double longest);

    /// Whether the run's steps, or its time, are used up. A program may also end earlier.
    boolean isFinished();

    /// Counts a step that takes no time, and does what schedules ask for.
    default void completeStep() {
        completeStep(0);
    }

    /// Counts a step, and does what schedules ask for with the present values.
    void completeStep(double dt);
}
