/// The laws of the house, over all modules but `bench`: this is the one place that sees them all.
///
/// - [ModuleLawsTest][org.halocline.laws.ModuleLawsTest]: who may use whom;
/// - [WordLawsTest][org.halocline.laws.WordLawsTest]: one word per idea, as in `docs/vocabulary.md`;
/// - [SourceLawsTest][org.halocline.laws.SourceLawsTest]: what every package and every file holds to;
/// - [SourceFormatTest][org.halocline.laws.SourceFormatTest]: one layout for all Java sources, and the way to get it.
@NullMarked
package org.halocline.laws;

import org.jspecify.annotations.NullMarked;
