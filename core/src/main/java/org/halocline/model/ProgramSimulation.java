package org.halocline.model;

/// A free program that every worker runs on its own subdomain (SPMD), for solvers and whatever is not a fixed sequence
/// of stages.
///
/// ```
/// public void run(Domain domain) {
///     Field u = domain.field("u");
///     u.fill(0.0);
///     domain.initialised();
///     while (!domain.isFinished() && residual > tolerance) {
///         domain.exchange(u);
///         domain.eachRow(this::relax);
///         u.swap();
///         residual = domain.norm(domain.field("r"));
///         domain.completeStep();
///     }
/// }
/// ```
///
/// What a program promises: every worker makes the same calls of [Domain] in the same order with the same arguments,
/// and decides only by numbers that are the same on all of them: those that a reduction returned.
public non-sealed interface ProgramSimulation extends FieldSimulation {
    /// Runs on one subdomain, from the initial state to the end; from a state that was kept, if the program
    /// [can][#isResumable].
    void run(Domain domain);

    /// Whether the program can go on from the state after any completed step: it then asks [Domain#isResumed], finds
    /// the values of all fields as they were, and its numbers with [Domain#recall]. One that cannot begins again
    when a
    /// worker is lost.
    default boolean isResumable() {
        return false;
    }
}
