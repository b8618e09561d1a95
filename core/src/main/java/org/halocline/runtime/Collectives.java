package org.halocline.runtime;

import org.halocline.reduce.ExactSum;
import org.halocline.shm.Meeting;

/// One number from all workers, for every worker: the same bits on each. All workers must call the same methods in the
/// same order.
final class Collectives {
    private final Meeting meeting;
    private final int workers;
    private final int rank;
    private final long[] own = new long[Meeting.WORDS];
    private final long[] heard = new long[Meeting.WORDS];
    private final ExactSum sum = new ExactSum();

    Collectives(Meeting meeting, int workers, int rank) {
        this.meeting = meeting;
        this.workers = workers;
        this.rank = rank;
    }

    /// The least number; NaN if one is NaN.
    double min(double value) {
        double least = value;
        say(value);
        for (int other = 0; other < workers; other++) {
            least = Math.min(least, hear(other));
        }
        return least;
    }

    /// The largest number; NaN if one is NaN.
    double max(double value) {
        double most = value;
        say(value);
        for (int other = 0; other < workers; other++) {
            most = Math.max(most, hear(other));
        }
        return most;
    }

    /// The total of all workers' exact sums, rounded once.
    double total(ExactSum share) {
        share.save(own, 0);
        meeting.say(own, ExactSum.WORDS);
        sum.clear();
        for (int other = 0; other < workers; other++) {
            meeting.hear(other, heard, ExactSum.WORDS);
            sum.mergeSaved(heard, 0);
        }
        return sum.toDouble();
    }

    /// The numbers of all workers by rank.
    double[] gather(double value) {
        double[] all = new double[workers];
        say(value);
        for (int other = 0; other < workers; other++) {
            all[other] = hear(other);
        }
        return all;
    }

    /// Words of one rank, for everyone.
    ///
    /// @param words in: what this worker would say; out: what `from` said
    void broadcast(long[] words, int count, int from) {
        meeting.say(words, count);
        for (int other = 0; other < workers; other++) {
            meeting.hear(other, heard, count);
            if (other == from && other != rank) {
                System.arraycopy(heard, 0, words, 0, count);
            }
        }
    }

    /// Waits for all workers.
    void barrier() {
        meeting.say(own, 0);
        for (int other = 0; other < workers; other++) {
            meeting.hear(other, heard, 0);
        }
    }

    private void say(double value) {
        own[0] = Double.doubleToRawLongBits(value);
        meeting.say(own, 1);
    }

    private double hear(int other) {
        meeting.hear(other, heard, 1);
        return Double.longBitsToDouble(heard[0]);
    }
}
