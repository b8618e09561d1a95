/// Two processes that talk through a session as workers do, to be timed: round trips of halos, barriers, reductions.
@NullMarked
package org.halocline.bench.transport;

import org.jspecify.annotations.NullMarked;
