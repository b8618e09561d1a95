/// What a picture format implements. Formats live outside the core and are found by [java.util.ServiceLoader].
///
/// Each worker writes its own piece; when all have, the coordinator finishes the snapshot with what belongs to the
/// whole. Nothing gathers a grid in one heap.
@NullMarked
package org.halocline.snapshot;

import org.jspecify.annotations.NullMarked;
