package org.halocline.runtime;

import java.util.Optional;
import java.util.function.Supplier;
import org.halocline.shm.ControlFile;
import org.halocline.shm.SessionMemory;

/// The workers of a run, or of several one after another, however they are hosted, and the session they share.
sealed interface Crew extends AutoCloseable permits ThreadCrew, ProcessCrew {
    /// What result.json calls this transport.
    String transport();

    /// What all attempts at the run share.
    SessionMemory session();

    /// The next attempt at the run, with a number that no other of these workers has had.
    Attempt attempt(Plan plan, long restore, long replay);

    /// Starts all workers on the plan that lies in the session, or sends those to it that are at rest.
    void start(Plan plan, Attempt attempt);

    /// Whether a worker has ended that says in the control file that it has not.
    Optional<Casualty> lost(ControlFile control);

    /// Whether workers that are lost can be replaced.
    boolean canReplace();

    /// Ends a worker that does not move. The next look will find it lost.
    void kill(int rank);

    /// After the workers of an attempt have been told to stop: waits for those that live, ends those that do not
    /// listen, and sends all to another attempt, replacements for the lost ones among them.
    ///
    /// @param next makes the other attempt, once nobody moves
    Attempt regroup(Plan plan, Attempt before, Supplier<Attempt> next);

    /// The next line that a worker printed, if there is one.
    Optional<String> nextLine();

    /// After an attempt that came to its end: keeps the workers for another run, if there may be one.
    ///
    /// @return whether they stay
    boolean rest(Attempt last);

    /// Waits for the workers' end; they are done, or have been told to stop. Those that do not listen are ended.
    void await();

    /// Ends what [#await] has not, and removes the session.
    @Override
    void close();
}
