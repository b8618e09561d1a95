package org.halocline.runtime;

import java.util.Optional;
import org.halocline.error.RunFailedException;
import org.halocline.shm.ControlFile;
import org.halocline.shm.SessionMemory;

/// The workers of a run, however they are hosted, and the session they share.
sealed interface Crew extends AutoCloseable permits ThreadCrew, ProcessCrew {
    /// What result.json calls this transport.
    String transport();

    SessionMemory session();

    /// Starts all workers on the plan that lies in the session.
    void start(Plan plan);

    /// Whether a worker has ended that says in the control file that it has not, with the reason.
    Optional<RunFailedException> lost(ControlFile control);

    /// Ends the workers (they have been told to stop, or are done) and removes the session.
    @Override
    void close();
}
