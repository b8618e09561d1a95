/// Memory that several processes see, and how they wait for each other in it.
///
/// A session is a private directory on tmpfs (or, for threads, plain memory) with named segments
/// ([SessionMemory][org.halocline.shm.SessionMemory]). The [ControlFile][org.halocline.shm.ControlFile] is its front
/// page; every structure has a `*Layout` class with a byte ruler.
///
/// Rules:
/// - **One writer per field.** Fields of different writers lie at least 128 bytes apart.
/// - **Publish.** Data first, then a release store of a sequence number; readers load it with acquire before they touch
///   the data.
/// - **No locks.** A dead process must never hold one.
/// - **Waiting** watches the abort word and the coordinator's heartbeat: nobody waits for the dead
///   ([Waiter][org.halocline.shm.Waiter]).
///
/// This package knows bytes, not physics.
@NullMarked
package org.halocline.shm;

import org.jspecify.annotations.NullMarked;
