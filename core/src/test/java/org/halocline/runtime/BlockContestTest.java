package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.halocline.model.TimeBlock;
import org.junit.jupiter.api.Test;

class BlockContestTest {
    private static final TimeBlock ONE = new TimeBlock(1, 8);
    private static final TimeBlock FOUR = new TimeBlock(4, 8);
    private static final TimeBlock EIGHT = new TimeBlock(8, 8);

    /// What a step takes that needs one block to be measured.
    private static final double LONG = 2.0 * BlockContest.LEAST_NANOS;

    private final List<TimeBlock> taken = new ArrayList<>();

    private static BlockContest contest(DoubleUnaryOperator slowest, TimeBlock... rivals) {
        return new BlockContest(new BlockChoice(FOUR, BlockChoice.Origin.ESTIMATED, List.of(rivals), ""), slowest);
    }

    private TimeBlock winner(BlockContest contest, ToDoubleFunction<TimeBlock> nanosPerStep) {
        boolean isDecided = false;
        while (!contest.isOver()) {
            TimeBlock block = contest.block();
            taken.add(block);
            isDecided = contest.took(block.steps() * nanosPerStep.applyAsDouble(block), block.steps());
        }
        assertTrue(isDecided);
        return contest.block();
    }

    @Test
    void theFastestWinsAfterTwoTurnsOfEachThereAndBack() {
        assertEquals(EIGHT, winner(contest(t -> t, ONE, EIGHT), block -> LONG / block.steps()));
        assertEquals(List.of(FOUR, FOUR, ONE, EIGHT, EIGHT, ONE, FOUR), taken);
    }

    @Test
    void shortBlocksAreRepeatedUntilTheyCanBeTimed() {
        assertEquals(ONE, winner(contest(t -> t, ONE), block -> block.equals(ONE) ? LONG / 8 : LONG));
        assertEquals(8, taken.stream().filter(ONE::equals).count());
    }

    @Test
    void aDisturbanceOnOneOfTwoTurnsChangesNothing() {
        assertEquals(
                EIGHT, winner(contest(t -> t, EIGHT), block -> taken.size() < 4 ? 50 * LONG : LONG / block.steps()));
    }

    @Test
    void theFirstKeepsItsPlaceAgainstWhatIsHardlyFaster() {
        assertEquals(FOUR, winner(contest(t -> t, EIGHT), block -> block.equals(EIGHT) ? 0.99 * LONG : LONG));
    }

    @Test
    void whatTheSlowestWorkerTakesCounts() {
        // Another worker takes as long for a block of one step as for one of four.
        assertEquals(FOUR, winner(contest(t -> 100 * LONG, ONE), block -> block.equals(ONE) ? LONG / 9 : LONG));
    }

    @Test
    void withoutRivalsThereIsNoContest() {
        BlockContest none = contest(t -> t);
        assertTrue(none.isOver());
        assertEquals(FOUR, none.block());
        assertFalse(contest(t -> t, ONE).isOver());
    }
}
