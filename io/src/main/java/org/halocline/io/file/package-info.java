/// Files that others read while a run goes on, and their names.
///
/// A reader must never see half a file, so whatever is rewritten during a run goes to a temporary name first
/// and is then renamed: [AtomicFile][org.halocline.io.file.AtomicFile]. File names that carry a step come from
/// [StepNames][org.halocline.io.file.StepNames], so that all formats of a run sort and match alike.
@NullMarked
package org.halocline.io.file;

import org.jspecify.annotations.NullMarked;
