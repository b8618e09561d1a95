/// Config text to a simulation record and a [Run][org.halocline.model.Run], with errors that say where and what to do.
@NullMarked
package org.halocline.io.config;

import org.jspecify.annotations.NullMarked;
