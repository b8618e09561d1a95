package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.halocline.error.ConfigurationException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.MergeRequest;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Share;
import org.halocline.model.Simulation;
import org.halocline.model.Stop;
import org.halocline.testing.Darts;
import org.halocline.testing.Dawdling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs that draw shares of the samples, put together, are the run that draws them all.
@Timeout(120)
class MergeTest {
    private static final Darts DARTS = new Darts(1);

    @TempDir
    private Path folder;

    private Path run(String name, Simulation simulation, Run run) {
        Path checkpoints = folder.resolve(name);
        Engine.run(
                simulation,
                run.checkpoint(
                        new CheckpointRequest(new Schedule.OnRequest(), checkpoints.toString(), 2, Compression.NONE)));
        return checkpoints;
    }

    private List<Path> shares(int count, Run run) {
        List<Path> folders = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            folders.add(run(number + "of" + count, DARTS, run.share(new Share(number, count))));
        }
        return folders;
    }

    private RunResult merge(boolean partial, List<Path> folders) {
        return Engine.merge(
                new MergeRequest(folders, partial, Optional.of(folder.resolve("merged"))),
                getClass().getClassLoader(),
                RunMonitor.NONE);
    }

    private String refusal(Path... folders) {
        return String.valueOf(assertThrows(ConfigurationException.class, () -> merge(false, List.of(folders)))
                .getMessage());
    }

    private static void assertSame(RunResult expected, RunResult actual) {
        assertEquals(expected.stateHash(), actual.stateHash());
        assertEquals(expected.estimates(), actual.estimates());
        assertEquals(expected.samples(), actual.samples());
    }

    /// Five samples in eight shares: some of them have none.
    @ParameterizedTest
    @CsvSource({"10007, 1, 0", "10007, 2, 0", "10007, 7, 100", "5, 8, 0", "300, 4, 1000"})
    void sharesMakeTheWhole(long samples, int count, long batch) {
        Run run = Run.samples(samples).batch(batch).seed(9);
        List<Path> folders = shares(count, run);
        assertSame(Engine.run(DARTS, run), merge(false, folders));
        assertSame(
                Engine.run(DARTS, run),
                Engine.merge(
                        new MergeRequest(folders.reversed(), false, Optional.empty()),
                        getClass().getClassLoader(),
                        RunMonitor.NONE));
    }

    @Test
    void runsMayBeCutDifferently() {
        Run run = Run.samples(10_007).seed(9);
        Path half = run("half", DARTS, run.share(new Share(1, 2)).workers(3).inProcess());
        Path third = run("third", DARTS, run.share(new Share(3, 4)));
        Path last = run("last", DARTS, run.share(new Share(4, 4)));
        assertSame(Engine.run(DARTS, run), merge(false, List.of(last, half, third)));
    }

    @Test
    void whatIsMergedCanBeMergedAgainAndExtended() {
        Run run = Run.samples(5000);
        List<Path> folders = shares(3, run);
        merge(true, folders.subList(1, 3));
        Path partial = folder.resolve("merged");
        assertTrue(refusal(partial).contains("are missing of 5000"));
        assertTrue(
                assertThrows(ConfigurationException.class, () -> Engine.resume(partial, some -> some, RunMonitor.NONE))
                        .toString()
                        .contains("it has gaps"));
        assertSame(Engine.run(DARTS, run), merge(false, List.of(partial, folders.getFirst())));
        RunResult longer = Engine.resume(partial, some -> some.stop(new Stop.AfterSamples(7777)), RunMonitor.NONE);
        assertSame(Engine.run(DARTS, Run.samples(7777)), longer);
    }

    @Test
    void noSampleCountsTwice() {
        List<Path> folders = shares(2, Run.samples(4000));
        assertTrue(refusal(folders.get(0), folders.get(1), folders.get(0)).contains("each may count once"));
        Path all = run("all", DARTS, Run.samples(4000));
        assertTrue(refusal(folders.get(1), all).matches("samples=\\d+…3999 are in .* and in .*"));
    }

    @Test
    void gapsAreRefusedUnlessTheyAreWanted() {
        List<Path> folders = shares(4, Run.samples(4000));
        folders.remove(1);
        String refusal = refusal(folders.toArray(Path[]::new));
        assertTrue(refusal.matches("samples=\\d+…\\d+ are missing of 4000;.*--partial"), refusal);
        RunResult partial = merge(true, folders);
        assertTrue(partial.samples() > 2900 && partial.samples() < 3100);
        assertTrue(partial.notes().toString().contains("are missing of 4000"), partial.toString());
    }

    @Test
    void onlyRunsOfOneKindAreMerged() {
        Run run = Run.samples(1000);
        Path first = run("first", DARTS, run.share(new Share(1, 2)));
        assertTrue(refusal(first, run("seed", DARTS, run.share(new Share(2, 2)).seed(2)))
                .contains("seed=2, but"));
        assertTrue(refusal(first, run("parameter", new Darts(2.5), run.share(new Share(2, 2))))
                .contains("simulation=Darts[failAt=2.5], but"));
        assertTrue(refusal(first, run("other", new Dawdling(0, 1), run.share(new Share(2, 2))))
                .contains("simulation=Dawdling"));
        assertTrue(refusal(first, folder.resolve("nowhere")).contains("nothing to resume from"));
    }

    @Test
    void aShareIsNotExtendedByItself() {
        Path first = run("first", DARTS, Run.samples(1000).share(new Share(1, 2)));
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> Engine.resume(first, run -> run.stop(new Stop.AfterSamples(2000)), RunMonitor.NONE));
        assertTrue(e.toString().contains("a share keeps its end"), e.toString());
    }

    @Test
    void aShareThatRanOutOfTimeGoesOn() {
        Run run = Run.samples(20_000).share(new Share(2, 2)).limitSeconds(0.05);
        Dawdling slow = new Dawdling(20_000_000, 2);
        Path second = run("second", slow, run);
        Path first = run(
                "first",
                slow,
                Run.samples(20_000).share(new Share(1, 2)).workers(8).inProcess());
        assertTrue(refusal(first, second).contains("are missing of 20000"));
        Engine.resume(second, some -> some.limitSeconds(0).workers(8).inProcess(), RunMonitor.NONE);
        assertSame(Engine.run(new Dawdling(0, 2), Run.samples(20_000)), merge(false, List.of(first, second)));
    }
}
