package org.halocline.model;

import org.halocline.error.ConfigurationException;
import org.halocline.sample.TallySpec;

/// How a run draws its samples. None of it changes a result, but for the number of samples that fit into a time limit,
/// and for the jackknife, which adds to it.
///
/// @param batch        samples in each batch; 0 for batches that begin small and grow
/// @param limitSeconds wall time after which a run ends with the samples that it has; 0 for no limit
/// @param share        the part of the samples that this run draws
/// @param jackknife    groups of samples that the jackknife of derived quantities leaves out in turn; 0 for those that
///     the simulation declares
public record SampleTerms(long batch, double limitSeconds, Share share, int jackknife) {
    /// Growing batches, no limit, all samples.
    public static final SampleTerms DEFAULT = new SampleTerms(0, 0, Share.ALL, 0);

    public SampleTerms {
        if (batch < 0) {
            throw new ConfigurationException(
                    "batch=" + batch + "; use at least 1 sample, or 0 to let the engine choose");
        }
        if (!(limitSeconds >= 0) || !Double.isFinite(limitSeconds)) {
            throw new ConfigurationException(
                    "limitSeconds=" + limitSeconds + "; use a positive number of seconds, or 0 for no limit");
        }
        if (jackknife < 0 || jackknife == 1 || jackknife > TallySpec.Groups.MOST) {
            throw new ConfigurationException("jackknife=" + jackknife + "; use 2 to " + TallySpec.Groups.MOST
                    + " groups, such as 20, or 0 for none");
        }
    }
}
