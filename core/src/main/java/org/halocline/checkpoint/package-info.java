/// States on disk, from which a run goes on.
///
/// A checkpoint is a folder `step-000000012345`: one part per worker with the values that it owned, and a manifest that
/// says what belongs together. It is written under another name and renamed when it is whole, so that a folder of this
/// name is always complete. Parts hold boxes of cells in global indices: any number of workers reads them.
/// [CheckpointLayout][org.halocline.checkpoint.CheckpointLayout] gives every byte.
@NullMarked
package org.halocline.checkpoint;

import org.jspecify.annotations.NullMarked;
