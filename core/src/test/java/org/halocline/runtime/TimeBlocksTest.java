package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.model.TimeBlock;
import org.halocline.testing.Medley;
import org.halocline.testing.Mixing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBlocksTest {
    private static final Caches CACHES = new Caches(1 << 20, 16 << 20);

    private final List<String> notes = new ArrayList<>();

    @TempDir
    Path memory;

    private TimeBlock choice(Mixing mixing, Run run) {
        return blocks(mixing, run).block();
    }

    private BlockChoice blocks(Mixing mixing, Run run) {
        Plan plan = Planner.plan(mixing, run).plan();
        return TimeBlocks.choose(mixing, plan, CACHES, new BlockMemory(memory), notes);
    }

    private static Mixing square(int n) {
        return Mixing.of("vvvv", false, 1, n, n);
    }

    @Test
    void aGridInMemoryIsTakenManyStepsAtATimeAndOneInTheCacheOfOneWorkerIsNot() {
        assertTrue(choice(square(4000), Run.steps(100)).steps() >= 4);
        assertEquals(TimeBlock.OFF, choice(square(40), Run.steps(100)));
    }

    @Test
    void workersOnASmallGridMeetLessOften() {
        assertTrue(choice(square(200), Run.steps(100).workers(2).inProcess()).steps() >= 2);
    }

    @Test
    void aBlockIsNoLongerThanWhatIsObserved() {
        Run run = Run.steps(100).observe("top", Observable.max("u"));
        assertTrue(
                choice(square(4000), run.observeEvery(Schedule.everySteps(3))).steps() <= 3);
        assertEquals(TimeBlock.OFF, choice(square(4000), run.observeEvery(Schedule.everySteps(1))));
    }

    @Test
    void aSubdomainIsAtLeastTwiceAsThickAsItsHalo() {
        TimeBlock thin = choice(
                Mixing.of("vvvv", false, 1, 4000, 24),
                Run.steps(100).workers(new ProcessGrid(1, 3, 1)).inProcess());
        assertTrue(thin.steps() <= 4, thin.toString());
    }

    @Test
    void aLongRunMeasuresOnItsFirstStepsAndAShortOneDoesNot() {
        BlockChoice measured = blocks(square(2000), Run.steps(5000));
        assertTrue(measured.rivals().size() >= 2, measured.toString());
        assertTrue(!measured.rivals().contains(measured.block()), measured.toString());
        assertTrue(measured.mostSteps() >= measured.rivals().getFirst().steps());
        assertEquals(List.of(), blocks(square(2000), Run.steps(20)).rivals());
        assertEquals(
                List.of(), blocks(square(2000), Run.steps(5000).timeBlock(4)).rivals());
    }

    @Test
    void whatWasMeasuredIsRememberedForTheSameWorkOnly() {
        Run run = Run.steps(5000);
        Plan plan = Planner.plan(square(2000), run).plan();
        BlockChoice measured = blocks(square(2000), run);
        BlockMemory.remember(plan.withBlocks(measured), new TimeBlock(3, 8), List.of("3 8 took 9 ns per step"));
        BlockChoice later = blocks(square(2000), run);
        assertEquals(new BlockChoice(new TimeBlock(3, 8), BlockChoice.Origin.REMEMBERED), later);
        assertEquals(BlockChoice.Origin.ESTIMATED, blocks(square(2001), run).origin());
        Run observed = run.observe("top", Observable.max("u")).observeEvery(Schedule.everySteps(2));
        assertEquals(
                BlockChoice.Origin.ESTIMATED, blocks(square(2000), observed).origin());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fastest 0 8",
                "fastest 65 8",
                "fastest 8",
                "fastest 8 -1",
                "fastest 8 8 8",
                "slowest 8 8",
                "fastest x y",
                ""
            })
    void aDamagedMemoryIsNone(String line) throws IOException {
        Run run = Run.steps(5000);
        Plan plan = Planner.plan(square(2000), run).plan();
        BlockChoice measured = blocks(square(2000), run);
        BlockMemory.remember(plan.withBlocks(measured), new TimeBlock(3, 8), List.of("3 8 took 9 ns per step"));
        Path file = Path.of(measured.file());
        String text = Files.readString(file);
        assertTrue(text.contains("\nfastest 3 8\n3 8 took"), text);
        Files.writeString(file, text.replace("fastest 3 8", line));
        assertEquals(measured, blocks(square(2000), run));
    }

    @Test
    void anOldMemoryIsNone() throws IOException {
        Run run = Run.steps(5000);
        Plan plan = Planner.plan(square(2000), run).plan();
        BlockChoice measured = blocks(square(2000), run);
        BlockMemory.remember(plan.withBlocks(measured), new TimeBlock(3, 8), List.of("3 8 took 9 ns per step"));
        Files.setLastModifiedTime(
                Path.of(measured.file()),
                FileTime.from(Instant.now().minus(BlockMemory.LASTS).minusSeconds(60)));
        assertEquals(measured, blocks(square(2000), run));
    }

    @Test
    void aMemoryThatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Run run = Run.steps(5000);
        Plan plan = Planner.plan(square(2000), run).plan();
        Path file = Files.createDirectories(memory.resolve("folder")).resolve("in the way");
        Files.createDirectories(file.resolve("full"));
        BlockChoice choice = new BlockChoice(TimeBlock.OFF, BlockChoice.Origin.ESTIMATED, List.of(), file.toString());
        BlockMemory.remember(plan.withBlocks(choice), new TimeBlock(3, 8), List.of("3 8 took 9 ns per step"));
        try (Stream<Path> left = Files.list(memory.resolve("folder"))) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void whatIsAskedForIsDone() {
        assertEquals(new TimeBlock(5, 7), choice(square(40), Run.steps(9).timeBlock(new TimeBlock(5, 7))));
        assertEquals(5, choice(square(40), Run.steps(9).timeBlock(5)).steps());
        assertEquals(TimeBlock.OFF, choice(square(4000), Run.steps(9).timeBlock(1)));
    }

    @Test
    void whatCannotBeIsSaid() {
        long seed = 0;
        while (new Medley(seed).stepLimit().isEmpty()) {
            seed++;
        }
        Medley adaptive = new Medley(seed);
        Planner.Planned planned =
                Planner.plan(adaptive, adaptive.run().timeBlock(4).workers(1));
        assertEquals(TimeBlock.OFF, planned.plan().timeBlock());
        assertTrue(
                planned.notes()
                        .contains("one step after the other, not 4 at a time: each time step follows from the state"),
                planned.notes().toString());
    }

    @Test
    void cachesAreReadFromTheSystem(@TempDir Path folder) throws IOException {
        write(folder, 0, 1, "Data", "32K");
        write(folder, 1, 1, "Instruction", "64M");
        write(folder, 2, 2, "Unified", "1024K");
        write(folder, 3, 3, "Unified", "32M");
        assertEquals(new Caches(1 << 20, 32 << 20), Caches.of(folder));
    }

    @Test
    void aSystemThatDoesNotTellHasCommonCaches(@TempDir Path folder) throws IOException {
        assertTrue(Caches.of(folder).own() > 0);
        write(folder, 0, 1, "Data", "many");
        assertTrue(Caches.of(folder).own() > 0);
    }

    private static void write(Path folder, int index, int level, String type, String size) throws IOException {
        Path cache = Files.createDirectories(folder.resolve("index" + index));
        Files.writeString(cache.resolve("level"), level + "\n");
        Files.writeString(cache.resolve("type"), type + "\n");
        Files.writeString(cache.resolve("size"), size + "\n");
    }
}
