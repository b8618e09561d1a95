/// What can go wrong, by who can mend it.
///
/// - [ConfigurationException][org.halocline.error.ConfigurationException]: the request was wrong; change it and run
///   again. Nothing was started.
/// - [RunFailedException][org.halocline.error.RunFailedException]: the run began and could not end. What it wrote so
///   far is kept.
/// - [RunInterruptedException][org.halocline.error.RunInterruptedException]: someone asked it to stop.
///
/// [Closing][org.halocline.error.Closing] ends several things whatever goes wrong with some of them.
///
/// Messages are `name=value` pairs and end with what to do.
@NullMarked
package org.halocline.error;

import org.jspecify.annotations.NullMarked;
