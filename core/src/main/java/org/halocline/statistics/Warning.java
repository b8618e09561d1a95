package org.halocline.statistics;

/// Why an error bar is not to be trusted as it stands.
///
/// @param code     for programs
/// @param about    name of the estimate
/// @param sentence for people: what was seen, what it means, what to do
public record Warning(Code code, String about, String sentence) {
    /// What is wrong.
    public enum Code {
        /// No sample scored.
        NO_HITS,
        /// Too few samples scored, or too few did not, for mean ± error.
        FEW_HITS,
        /// A few samples make the variance.
        HEAVY_TAILS,
        /// The chain is not much longer than it remembers.
        SHORT_CHAIN,
        /// The mean of the chain is still on its way.
        DRIFT,
        /// Chains from different starts disagree.
        CHAINS_DISAGREE,
        /// A few samples have most of the weight.
        UNSTABLE_WEIGHTS,
        /// Rounds that estimate the same differ by more than their errors.
        ROUNDS_DISAGREE,
        /// A derived quantity bends within the errors of what it is made of.
        CURVED
    }

    @Override
    public String toString() {
        return about + ": " + sentence;
    }
}
