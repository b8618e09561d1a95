/// The commands.
///
/// ```
/// halocline run configs/heat2d.json --workers 4
/// ```
///
/// One class per command; [Halocline][org.halocline.cli.Halocline] is the root and [Main][org.halocline.cli.Main] the
/// entry. A command reads a config, calls the engine, and prints: no numerics here.
///
/// Rules:
/// - results go to standard output; progress, notes and errors to standard error;
/// - exit code 0 done, 1 the run failed or its verification did, 2 the request was wrong, 128 + n stopped by signal n;
/// - whoever mistyped something gets one line that says what to do, never a stack trace.
@NullMarked
package org.halocline.cli;

import org.jspecify.annotations.NullMarked;
