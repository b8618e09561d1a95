/// What a run leaves behind: one folder with `result.json`, `metrics.csv` and the snapshots.
///
/// ```
/// try (OutputFolder folder = OutputFolder.fresh(Path.of("out/heat2d"))) {
///     RunResult result = Engine.run(simulation, run, folder);
///     folder.finish(result, "heat", "heat2d");
/// }
/// ```
///
/// Two rules. A folder belongs to one run: [OutputFolder][org.halocline.io.report.OutputFolder] claims it by
/// creating a file in it atomically, so runs that start together never share one. And a reader never sees half a
/// `result.json`.
///
/// `result.json` ([ResultJson][org.halocline.io.report.ResultJson]) is an interface for other programs; its keys are
/// described in `docs/formats/result.md`.
@NullMarked
package org.halocline.io.report;

import org.jspecify.annotations.NullMarked;
