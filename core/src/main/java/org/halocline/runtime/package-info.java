/// From a request to a result: plan, start workers, step, watch, reduce.
///
/// The two stories are [Coordinator][org.halocline.runtime.Coordinator] and [Worker][org.halocline.runtime.Worker];
/// everything else is a word they use. A [Plan][org.halocline.runtime.Plan] travels to the workers as plain records
/// ([RecordCodec][org.halocline.runtime.RecordCodec]); a [Crew][org.halocline.runtime.Crew] of threads or processes
/// carries it out; what workers find comes back as [Reports][org.halocline.runtime.Reports] (grids) or
/// [BatchSlots][org.halocline.runtime.BatchSlots] (samples).
@NullMarked
package org.halocline.runtime;

import org.jspecify.annotations.NullMarked;
