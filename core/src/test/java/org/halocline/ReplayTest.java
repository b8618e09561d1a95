package org.halocline;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Replay;
import org.halocline.model.Run;
import org.halocline.sample.RandomStreams;
import org.halocline.sample.Recording.Draw;
import org.halocline.sample.Recording.StreamName;
import org.halocline.sample.Tally;
import org.halocline.sample.TallyLayout;
import org.halocline.testing.Showers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Showers SHOWERS = new Showers(-1);
    private static final String PYTHON = "/usr/bin/python3";

    @Test
    void theScoresAreThoseOfTheRun() {
        Tally tally = new Tally(TallyLayout.of(SHOWERS.scores()));
        RandomStreams streams = new RandomStreams(5);
        double length = 0;
        for (long sample = 0; sample < 100; sample++) {
            SHOWERS.sample(streams.sample(sample), tally);
            tally.count(1);
            length +=
                    requireNonNull(Engine.replay(SHOWERS, 5, sample, 0).scores().get("length"));
        }
        assertEquals(
                Engine.run(SHOWERS, Run.samples(100).seed(5)).estimate("length").mean(), length / 100, 1e-14);
    }

    /// A sample that draws once from its own stream and once from another for every child.
    @Test
    void drawsOfAllStreamsAreKeptInOrder() {
        for (long sample = 0; sample < 50; sample++) {
            Replay replay = Engine.replay(SHOWERS, 5, sample, 1000);
            assertEquals(replay.drawn(), replay.draws().size());
            List<Draw> own = replay.draws().stream()
                    .filter(draw -> draw.stream().equals(StreamName.FIRST))
                    .toList();
            assertEquals(replay.traces().size(), own.size());
            assertEquals(own.getFirst().uniform(), replay.traces().getFirst().value());
            assertEquals(replay.scores().get("children"), replay.draws().size() - own.size(), "sample=" + sample);
            for (int n = 0; n < own.size(); n++) {
                assertEquals(n, own.get(n).place());
            }
        }
        assertEquals(3, Engine.replay(SHOWERS, 5, 1, 3).draws().size());
    }

    @Test
    void aSampleThatFailsIsToldAndTheRunTellsHowToReplayIt() {
        RunFailedException e = assertThrows(
                RunFailedException.class,
                () -> Engine.run(new Showers(777), Run.samples(1000).seed(3)));
        assertTrue(e.toString().contains("halocline replay CONFIG --sample 777"), e.toString());
        Replay replay = Engine.replay(new Showers(777), 3, 777, 5);
        assertEquals("lost in the shower", replay.failure().orElseThrow().getMessage());
        assertEquals(1, replay.traces().size());
        assertTrue(replay.toString().contains("FAILED    java.lang.IllegalStateException: lost"), replay.toString());
        assertFalse(Engine.replay(new Showers(777), 3, 776, 5).failure().isPresent());
    }

    @Test
    void aSampleHasAnIndexFromZero() {
        assertThrows(ConfigurationException.class, () -> Engine.replay(SHOWERS, 1, -1, 5));
        assertThrows(ConfigurationException.class, () -> Engine.replay(SHOWERS, 1, 1, -5));
    }

    private static List<String> lines(String program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(PYTHON, "-c", program)
                .redirectErrorStream(true)
                .start();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, process.waitFor(), lines::toString);
        return lines;
    }

    private static boolean hasNumPy() throws IOException, InterruptedException {
        if (!Files.exists(Path.of(PYTHON))) {
            return false;
        }
        Process process = new ProcessBuilder(PYTHON, "-c", "from numpy.random import Philox")
                .redirectErrorStream(true)
                .start();
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        return process.waitFor() == 0;
    }

    /// Seeds and samples at both ends, and the stream of a child.
    @Test
    @Tag("process")
    void numPyDrawsTheSameNumbers() throws IOException, InterruptedException {
        boolean has = hasNumPy();
        // Where every change is built it must be there.
        assertTrue(has || !"true".equals(System.getenv("CI")), "no NumPy for " + PYTHON + "; install python3-numpy");
        Assumptions.assumeTrue(has, "no NumPy for " + PYTHON + "; install python3-numpy to run this test");
        int compared = 0;
        for (long seed : new long[] {42, 0, -1, Long.MIN_VALUE}) {
            for (long sample : new long[] {0, 123_456_789, Long.MAX_VALUE}) {
                Replay replay = Engine.replay(SHOWERS, seed, sample, 1000);
                for (StreamName stream :
                        replay.draws().stream().map(Draw::stream).distinct().toList()) {
                    List<String> expected = replay.draws().stream()
                            .filter(draw -> draw.stream().equals(stream))
                            .map(draw -> Long.toUnsignedString(draw.bits()))
                            .toList();
                    String printed = String.join(" ", lines(replay.python(stream, expected.size())));
                    assertEquals(expected, Arrays.asList(printed.split(" ")));
                    compared++;
                }
                assertTrue(replay.toString()
                        .contains(replay.python(StreamName.FIRST, 1).substring(0, 60)));
            }
        }
        assertTrue(compared >= 12);
    }
}
