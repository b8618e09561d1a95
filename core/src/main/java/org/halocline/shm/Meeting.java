package org.halocline.shm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A meeting of all workers where each says some words and hears everyone's: the ground that reductions stand on.
///
/// Bytes of the segment, one block per rank:
///
/// | offset | bytes | field | written by | meaning |
/// |---:|---:|---|---|---|
/// | 0 | 16 | said | that rank | a [RisingWord]: number of the last meeting it has spoken at |
/// | 128 | 8·w | words of even meetings | that rank | |
/// | 128 + 8·w | 8·w | words of odd meetings | that rank | |
///
/// with w = [#WORDS]; blocks are 128 bytes apart at least. Meetings count from 1.
///
/// ```
/// meeting.say(words, count);
/// for (int rank = 0; rank < workers; rank++) {
///     meeting.hear(rank, words, count);
/// }
/// ```
///
/// **Ordering.** What a worker wrote before it spoke is visible to everyone who has heard it at that meeting. All hear
/// the same words. Two sets of words, used alternately, suffice: who speaks at meeting n has heard everyone at n − 1,
/// and everyone had by then heard all of n − 2, whose words are overwritten.
///
/// **Breakage.** If a worker dies, whoever waits for its words leaves with a [StoppedException] once the coordinator
/// has told everybody to stop. Half-written words are never heard: they were not announced.
public final class Meeting {
    /// Name of the segment.
    public static final String NAME = "meeting";

    /// Most words that a worker may say at once.
    public static final int WORDS = 256;

    private static final long SAID = 0;
    private static final long SPOKEN = 128;
    private static final long BLOCK = SPOKEN + 2L * 8 * WORDS;

    private final MemorySegment segment;
    private final Waiter waiter;
    private final int rank;
    private final RisingWord[] said;
    private long number;

    /// @param segment of [#bytes]
    public Meeting(MemorySegment segment, Waiter waiter, int rank) {
        this.segment = segment;
        this.waiter = waiter;
        this.rank = rank;
        this.said = new RisingWord[Math.toIntExact(segment.byteSize() / BLOCK)];
        for (int r = 0; r < said.length; r++) {
            said[r] = new RisingWord(segment, r * BLOCK + SAID);
        }
    }

    /// Size of the segment.
    public static long bytes(int workers) {
        return workers * BLOCK;
    }

    /// Opens the next meeting with this worker's words `words[0] … words[count − 1]`.
    public void say(long[] words, int count) {
        number++;
        long block = rank * BLOCK;
        MemorySegment.copy(words, 0, segment, ValueLayout.JAVA_LONG, spoken(block), count);
        said[rank].raise(number);
    }

    /// Waits for the words of a rank at this meeting. Every worker must hear every rank before it says anything again.
    public void hear(int other, long[] words, int count) {
        long block = other * BLOCK;
        said[other].await(number, waiter);
        MemorySegment.copy(segment, ValueLayout.JAVA_LONG, spoken(block), words, 0, count);
    }

    private long spoken(long block) {
        return block + SPOKEN + (number & 1) * 8L * WORDS;
    }
}
