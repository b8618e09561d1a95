package org.halocline.shm;

import java.lang.foreign.MemorySegment;

/// Named memory that the coordinator creates and every worker opens.
public interface SessionMemory extends AutoCloseable {
    /// Makes a segment of zeros.
    ///
    /// @param name  lower-case letters
    /// @param bytes at least 1
    /// @throws org.halocline.error.ConfigurationException if there is no room for it
    MemorySegment create(String name, long bytes);

    /// A segment that was created under this name.
    ///
    /// @throws IllegalStateException if there is none
    MemorySegment open(String name);

    /// Memory for one attempt at the run. What a later attempt makes shares nothing with it, so that a worker that was
    /// given up but still moves can do no harm.
    ///
    /// @param number from 0
    SessionMemory attempt(int number);

    /// Memory for one of several runs that the same workers do one after another: what its attempts share. The first is
    /// the session itself.
    ///
    /// @param number from 1
    SessionMemory round(int number);

    /// Releases the memory. The creator also removes it for everyone; no other thread may still use it.
    @Override
    void close();
}
