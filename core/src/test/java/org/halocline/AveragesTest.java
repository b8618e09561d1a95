package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.CheckpointRequest;
import org.halocline.model.Compression;
import org.halocline.model.Observable;
import org.halocline.model.Observation;
import org.halocline.model.OutputTrouble;
import org.halocline.model.Run;
import org.halocline.model.RunMonitor;
import org.halocline.model.RunResult;
import org.halocline.model.Schedule;
import org.halocline.model.Simulation;
import org.halocline.model.Stop;
import org.halocline.statistics.Average;
import org.halocline.statistics.LongChain;
import org.halocline.testing.Darts;
import org.halocline.testing.Tides;
import org.halocline.testing.Wander;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Means over time of observables: the same on any cut, after a resumption, and right.
@Timeout(60)
class AveragesTest {
    private static final Wander WANDER = new Wander(6, 0.8, 0);

    @TempDir
    Path folder;

    private static Run run(long steps) {
        return Run.steps(steps)
                .dt(1)
                .seed(5)
                .observe("mean", Observable.mean("u"))
                .observe("magnitude", Observable.absmean("u"))
                .observe("place", Observable.argmax("u"))
                .observeEvery(Schedule.everySteps(3));
    }

    private CheckpointRequest every(long steps) {
        return new CheckpointRequest(Schedule.everySteps(steps), folder.toString(), 1000, Compression.NONE);
    }

    private static final class Listener implements RunMonitor {
        private final List<Observation> observations = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        @Override
        public void observed(Observation observation) {
            observations.add(observation);
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }

        Average average(String name, long from) {
            LongChain chain = new LongChain();
            observations.stream()
                    .filter(o -> o.step() >= from && o.step() % 3 == 0)
                    .forEach(o -> chain.add(o.values().getOrDefault(name, Double.NaN)));
            return chain.average();
        }
    }

    /// 400 is no multiple of 3: the last state is observed, but does not count.
    @Test
    void anyCutAveragesWhatWasObservedFromAStepOn() {
        Listener listener = new Listener();
        RunResult one = Engine.run(WANDER, run(400).average(50), listener);
        Map<String, Average> expected = one.averages();
        assertEquals(
                Map.of("mean", listener.average("mean", 50), "magnitude", listener.average("magnitude", 50)), expected);
        assertEquals(117, one.average("mean").correlation().values());
        for (String cut : List.of("2", "3", "2x2", "1x5")) {
            Run cutUp = run(400).average(50).workers(ProcessGrid.parse(cut)).inProcess();
            assertEquals(expected, Engine.run(WANDER, cutUp).averages(), cut);
            assertEquals(
                    Map.of("mean", one.average("mean")),
                    Engine.run(WANDER, cutUp.average(50, "mean")).averages());
        }
        assertEquals(Map.of(), Engine.run(WANDER, run(400)).averages());
    }

    @Test
    void meanErrorAndTimeAreThoseOfTheProcess() {
        int steps = 30_000;
        RunResult result = Engine.run(
                WANDER, run(steps).observeEvery(Schedule.everySteps(1)).average(100, "mean"));
        Average average = result.average("mean");
        double exact = WANDER.exactError(steps - 99);
        assertEquals(exact, average.mean().standardError(), 0.1 * exact, result.toString());
        assertTrue(Math.abs(average.mean().mean()) < 4 * exact, result.toString());
        assertEquals(9, average.correlation().time(), 4 * average.correlation().standardError());
        assertEquals(1, average.rHat(), 0.005);
        assertEquals(List.of(), result.warnings());
        assertTrue(result.toString().contains(", R-hat 1.00"), result.toString());
        assertTrue(result.verification().orElseThrow().passed(), result.toString());
        assertTrue(result.toString().contains("├── ⟨mean⟩"), result.toString());
        assertThrows(IllegalArgumentException.class, () -> result.average("magnitude"));
    }

    @Test
    void aClaimThatIsWrongIsFoundOut() {
        Wander wrong = new Wander(6, 0.8, 0.05);
        Run run = run(9000).observeEvery(Schedule.everySteps(1)).average(100);
        assertFalse(Engine.run(wrong, run).verification().orElseThrow().passed());
        // Too short a chain proves nothing, and neither does one that nobody averages.
        assertTrue(Engine.run(wrong, run.stop(new Stop.AfterSteps(200)))
                .verification()
                .isEmpty());
        assertTrue(
                Engine.run(wrong, run.average(100, "magnitude")).verification().isEmpty());
    }

    @Test
    void aRunThatGoesOnAveragesFromTheBeginning() throws IOException {
        Map<String, Average> whole = Engine.run(WANDER, run(200).average(20)).averages();
        Engine.run(WANDER, run(120).average(20).checkpoint(every(8)).workers(2).inProcess());
        for (long step : new long[] {8, 16, 24, 64, 120}) {
            Path checkpoint = folder.resolve(String.format(Locale.ROOT, "step-%012d", step));
            RunResult rest = Engine.resume(
                    checkpoint,
                    saved -> saved.stop(new Stop.AfterSteps(200))
                            .workers(3)
                            .inProcess()
                            .checkpoint(CheckpointRequest.NONE),
                    RunMonitor.NONE);
            assertEquals(whole, rest.averages(), "step=" + step);
        }
    }

    @Test
    void withoutCheckpointsNothingIsLeftBehind() {
        CheckpointRequest onRequest =
                new CheckpointRequest(new Schedule.OnRequest(), folder.toString(), 1, Compression.NONE);
        Engine.run(WANDER, run(60).average(20).checkpoint(onRequest));
        assertFalse(Files.exists(folder.resolve("observed")));
        Engine.run(WANDER, run(60).average(20).checkpoint(every(60)));
        assertTrue(Files.exists(folder.resolve("observed")));
    }

    /// Twice, the second time from an older one, and then with the folder somewhere else.
    @Test
    void whatIsKeptForAveragesFollowsTheRun() throws IOException {
        Map<String, Average> whole = Engine.run(WANDER, run(200).average(20)).averages();
        Engine.run(WANDER, run(60).average(20).checkpoint(every(20)));
        Engine.resume(folder, saved -> saved.stop(new Stop.AfterSteps(150)), RunMonitor.NONE);
        Engine.resume(
                folder.resolve("step-000000000080"), saved -> saved.stop(new Stop.AfterSteps(140)), RunMonitor.NONE);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        for (String name : List.of("step-000000000120", "observed")) {
            Files.move(folder.resolve(name), elsewhere.resolve(name));
        }
        Path other = folder.resolve("other");
        RunResult rest = Engine.resume(
                elsewhere,
                saved -> saved.stop(new Stop.AfterSteps(180))
                        .checkpoint(new CheckpointRequest(Schedule.end(), other.toString(), 2, Compression.NONE)),
                RunMonitor.NONE);
        assertFalse(rest.averages().isEmpty(), rest.toString());
        assertEquals(
                whole,
                Engine.resume(other, saved -> saved.stop(new Stop.AfterSteps(200)), RunMonitor.NONE)
                        .averages());
    }

    @Test
    void withoutWhatWasObservedBeforeNothingIsAveragedAndANoteSaysSo() throws IOException {
        Engine.run(WANDER, run(60).average(20).checkpoint(every(60)));
        Path file = folder.resolve("observed");
        byte[] bytes = Files.readAllBytes(file);
        for (int where : new int[] {3, 40, bytes.length / 2, bytes.length - 1}) {
            byte[] damaged = bytes.clone();
            damaged[where] ^= 4;
            assertNotAveraged(file, damaged);
            assertNotAveraged(file, Arrays.copyOf(bytes, where));
        }
        Files.delete(file);
        assertNotAveraged(file, new byte[0]);
    }

    private void assertNotAveraged(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        Listener listener = new Listener();
        RunResult result = Engine.resume(
                folder, saved -> saved.stop(new Stop.AfterSteps(70)).checkpoint(CheckpointRequest.NONE), listener);
        assertEquals(Map.of(), result.averages());
        assertTrue(result.notes().toString().contains("nothing is averaged: "), result.toString());
        assertTrue(listener.notes.toString().contains("nothing is averaged: "), listener.notes.toString());
    }

    /// A folder is in the way of the file.
    @Test
    void whatCannotBeKeptEndsTheRunOrIsDropped() throws IOException {
        Files.createDirectory(folder.resolve("observed"));
        Run run = run(60).average(20).checkpoint(every(60));
        RunFailedException failure = assertThrows(RunFailedException.class, () -> Engine.run(WANDER, run));
        assertTrue(String.valueOf(failure.getMessage()).contains("observations for averages cannot be written"));
        RunResult dropped = Engine.run(WANDER, run.outputTrouble(OutputTrouble.DROP));
        assertEquals(Engine.run(WANDER, run(60).average(20)).averages(), dropped.averages());
        assertTrue(dropped.notes().toString().contains("averages that could not be written=1"), dropped.toString());
        RunResult rest = Engine.resume(folder, saved -> saved.stop(new Stop.AfterSteps(70)), RunMonitor.NONE);
        assertTrue(rest.notes().toString().contains("nothing is averaged: "), rest.toString());
    }

    /// Steps follow the state; the last state, at t = 3.8, is no multiple of 0.5.
    @Test
    void stepsOfDifferentLengthAreAveragedAtEqualTimes() {
        Tides tides = new Tides(9, true);
        Run run = Run.until(3.8)
                .observe("h", Observable.max("h"))
                .observeEvery(Schedule.everyTime(0.5))
                .average(0);
        assertEquals(8, Engine.run(tides, run).average("h").correlation().values());
        Engine.run(tides, run.checkpoint(every(7)).stop(new Stop.AtTime(2.3)));
        RunResult rest = Engine.resume(
                folder, saved -> saved.stop(new Stop.AtTime(3.8)).checkpoint(CheckpointRequest.NONE), RunMonitor.NONE);
        assertEquals(8, rest.average("h").correlation().values(), rest.toString());
    }

    private static void assertRefused(String words, Simulation simulation, Run run) {
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> Engine.run(simulation, run));
        assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal.getMessage());
    }

    @Test
    void averagesThatMeanNothingAreRefused() {
        assertRefused("name observables that are numbers: mean, magnitude", WANDER, run(9).average(0, "place"));
        assertRefused("averages of=peak", WANDER, run(9).average(0, "peak"));
        assertRefused("say what to observe", WANDER, Run.steps(9).average(0));
        assertRefused("begin to average before the end", WANDER, run(9).average(10));
        assertRefused(
                "observe everySteps or everyTime",
                WANDER,
                run(9).observeEvery(Schedule.ends()).average(0));
        assertRefused(
                "observe everyTime",
                new Tides(9, true),
                Run.steps(9).observe("h", Observable.sum("h")).average(0));
        assertRefused("leave them out", new Darts(2), Run.samples(9).average(0));
        assertThrows(ConfigurationException.class, () -> run(9).average(-1));
    }
}
