package org.halocline.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes one component of a simulation record: what it means, its unit, default and range.
///
/// The record's constructor stays the judge of cross-component rules; the range here is checked before it is called.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
    /// One line: what it is.
    String value();

    /// Unit, such as `m²/s`; empty for a pure number.
    String unit() default "";

    /// The value when a config does not give one, written as in JSON (a string without quotes); empty if it must be
    /// given.
    String defaultValue() default "";

    /// Smallest allowed number.
    double min() default Double.NEGATIVE_INFINITY;

    /// Whether zero and all below are refused.
    boolean positive() default false;

    /// Largest allowed number.
    double max() default Double.POSITIVE_INFINITY;
}
