package org.halocline.shm;

/// Bytes of the control file: a header, then one block per worker.
///
/// | offset | bytes | header field | written by | meaning |
/// |---:|---:|---|---|---|
/// | 0 | 8 | magic | coordinator | `HALOCTRL` |
/// | 8 | 4 | version | coordinator | 4 |
/// | 12 | 4 | workers | coordinator | number of blocks |
/// | 128 | 4 | abort | coordinator | 1: everybody stop |
/// | 256 | 8 | heartbeat | coordinator | counts up while it lives |
/// | 384 | 8 | claimed | coordinator, then workers by fetch-add | next batch to be claimed |
/// | 512 | 8 | next | coordinator | 0: no word yet; −1: go home; n: go on with attempt n (release) |
/// | 640 | 8 | restore | coordinator | step to go on from; −1: the initial state |
/// | 648 | 8 | replay | coordinator | the furthest step that an earlier attempt reached |
/// | 656 | 4 | stop | coordinator | 1: write a checkpoint and stop |
/// | 660 | 4 | round | coordinator | of several runs one after another, the one that this attempt is at |
/// | 768 | | blocks | | 4096 bytes each |
///
/// | offset | bytes | block field | written by | meaning |
/// |---:|---:|---|---|---|
/// | 0 | 4 | state | worker | see [WorkerState] (release) |
/// | 8 | 8 | pid | worker | process id |
/// | 16 | 8 | step | worker | steps, or batches, finished (release) |
/// | 24 | 8 | time | worker | bits of the simulated time |
/// | 32 | 8 | reported | worker | reports published (release) |
/// | 40 | 8 | arrived | worker | barriers arrived at (release) |
/// | 48 | 8 | hashHigh | worker | of the final state hash |
/// | 56 | 8 | hashLow | worker | |
/// | 64 | 8 | looped | worker | nanoseconds in the stepping loop |
/// | 72 | 8·6 | phases | worker | nanoseconds per [Phase] |
/// | 128 | 8 | worked | worker | counts up with every stage, and every few rows |
/// | 136 | 8 | waited | worker | counts up while it waits |
/// | 144 | 8 | batch | worker | 1 + number of the batch that it computes (samples); 0: none yet |
/// | 152 | 4 | unprotected | worker | 1: it cannot keep its state |
/// | 156 | 4 | vectors | worker | doubles in a vector; 1 without vectors |
/// | 256 | 8 | taken | coordinator | reports taken (release) |
/// | 512 | 4 | messageBytes | worker | length of the message |
/// | 516 | ≤ 3400 | message | worker | UTF-8; complete before state becomes FAILED or STOPPED, or a report tells of an
/// output that was dropped |
final class ControlLayout {
    private ControlLayout() {}

    /// `HALOCTRL` read as a little-endian long.
    static final long MAGIC = 0x4c525443_4f4c4148L;

    static final int VERSION = 4;

    static final long MAGIC_AT = 0;
    static final long VERSION_AT = 8;
    static final long WORKERS_AT = 12;
    static final long ABORT_AT = 128;
    static final long HEARTBEAT_AT = 256;
    static final long CLAIMED_AT = 384;
    static final long NEXT_AT = 512;
    static final long RESTORE_AT = 640;
    static final long REPLAY_AT = 648;
    static final long STOP_AT = 656;
    static final long ROUND_AT = 660;
    static final long BLOCKS_AT = 768;
    static final long BLOCK_BYTES = 4096;

    static final long STATE = 0;
    static final long PID = 8;
    static final long STEP = 16;
    static final long TIME = 24;
    static final long REPORTED = 32;
    static final long ARRIVED = 40;
    static final long HASH_HIGH = 48;
    static final long HASH_LOW = 56;
    static final long LOOPED = 64;
    static final long PHASES = 72;
    static final long WORKED = 128;
    static final long WAITED = 136;
    static final long BATCH = 144;
    static final long UNPROTECTED = 152;
    static final long VECTORS = 156;
    static final long TAKEN = 256;
    static final long MESSAGE_BYTES = 512;
    static final long MESSAGE = 516;
    static final int MESSAGE_LIMIT = 3400;

    static long bytes(int workers) {
        return BLOCKS_AT + workers * BLOCK_BYTES;
    }

    static long block(int rank) {
        return BLOCKS_AT + rank * BLOCK_BYTES;
    }
}
