/// Config text in, a simulation record and a [Run][org.halocline.model.Run] out; or errors that say where and what to
/// do.
///
/// ```
/// Catalogue catalogue = Catalogue.load(loader);
/// Config config = new ConfigReader(catalogue).read(Path.of("configs/heat2d.json"), Settings.NONE);
/// RunResult result = Engine.run(config.simulation(), config.runInto(Path.of("out/heat2d")));
/// ```
///
/// Text goes through three steps. [TreeReader][org.halocline.io.config.TreeReader] parses JSON or YAML into one tree
/// whose
/// keys and values know their line and column. [Assignments][org.halocline.io.config.Assignments] puts in what the
/// command line
/// sets. [ConfigBinder][org.halocline.io.config.ConfigBinder] walks the tree and builds records.
///
/// Rules:
/// - Names, defaults and ranges are those of Java: the components of the simulation's record with their
///   [Parameter][org.halocline.model.Parameter], the constants of `Run`, the checks of constructors. None is repeated
/// here.
/// - Every error is a [ConfigError][org.halocline.io.config.ConfigError] with file, line, column and JSON pointer. One
/// reading
///   reports all that it can find; only broken syntax ends it at once.
/// - Nothing is ignored: a key that would have no effect is an error.
/// - Text is never run. Only [Catalogue#find][org.halocline.io.config.Catalogue#find] looks for classes, and does not
/// initialise
///   them.
///
/// A catalogue and a reader are immutable and may be used by any number of threads.
@NullMarked
package org.halocline.io.config;

import org.jspecify.annotations.NullMarked;
