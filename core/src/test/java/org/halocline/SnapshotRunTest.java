package org.halocline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.error.RunFailedException;
import org.halocline.model.Region;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.model.SnapshotRequest;
import org.halocline.testing.Basin;
import org.halocline.testing.Leftovers;
import org.halocline.testing.Mixing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotRunTest {
    private static final Mixing MIXING = Mixing.of("vgpp", true, 1, 7, 5);

    @TempDir
    Path folder;

    private Run run(String name, Map<String, String> options) {
        return Run.until(0.5)
                .dt(0.125)
                .snapshots(new SnapshotRequest(
                        "text",
                        Schedule.everyTime(0.2),
                        List.of("v"),
                        folder.resolve(name).toString(),
                        options));
    }

    @Test
    @Tag("process")
    void piecesOfAnyCutMakeTheSameSnapshotsInOrder() throws IOException {
        Engine.run(MIXING, run("one", Map.of()));
        Engine.run(MIXING, run("threads", Map.of()).workers(4).inProcess());
        Engine.run(MIXING, run("processes", Map.of()).workers(3));
        String one = Files.readString(folder.resolve("one/all"));
        assertEquals(one, Files.readString(folder.resolve("threads/all")));
        assertEquals(one, Files.readString(folder.resolve("processes/all")));
        List<String> moments = one.lines().filter(l -> !l.startsWith("v")).toList();
        assertEquals(List.of("0 0 0.0", "1 2 0.2", "2 4 0.4", "3 5 0.5"), moments);
        assertEquals(4 * 35, one.lines().filter(l -> l.startsWith("v")).count());
    }

    private List<String> lines(String name, ProcessGrid cut, List<String> fields, String region, int stride)
            throws IOException {
        Engine.run(
                new Basin(9, 7, false),
                Run.steps(3)
                        .dt(1)
                        .workers(cut)
                        .inProcess()
                        .snapshots(new SnapshotRequest(
                                "text",
                                Schedule.end(),
                                fields,
                                folder.resolve(name).toString(),
                                Map.of(),
                                Region.parse(region),
                                stride)));
        return Files.readAllLines(folder.resolve(name + "/all"));
    }

    /// Workers without a chosen cell write empty pieces; fields on faces show the mean in each centre.
    @Test
    void aPartOfTheGridIsTheSamePartOfTheWholePicture() throws IOException {
        List<String> all = List.of("h", "u", "v");
        ProcessGrid one = ProcessGrid.parse("1x1");
        List<String> whole = lines("whole", one, all, "", 1);
        assertEquals(1 + 3 * 63, whole.size());
        List<String> part = lines("part", one, all, "x=2..8.4, y=3.5", 3);
        // Centres from 2.5 to 7.5, every third: 2.5 and 5.5, cells 2 and 5, in the row of cell 3.
        assertEquals(
                List.of("h 2 3", "h 5 3", "u 2 3", "u 5 3", "v 2 3", "v 5 3"),
                part.stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.lastIndexOf(' ')))
                        .toList());
        assertTrue(whole.containsAll(part));
        for (String cut : List.of("2x2", "9x1", "1x7", "3x2")) {
            assertEquals(whole, lines("whole" + cut, ProcessGrid.parse(cut), all, "", 1), cut);
            assertEquals(part, lines("part" + cut, ProcessGrid.parse(cut), all, "x=2..8.4, y=3.5", 3), cut);
        }
    }

    @Test
    @Tag("process")
    void aDiskThatFillsUpEndsTheRunAndKeepsWhatWasWritten() {
        RunFailedException e = assertThrows(
                RunFailedException.class,
                () -> Engine.run(MIXING, run("full", Map.of("fail", "4")).workers(2)));
        assertTrue(e.toString().contains("No space left on device"), e.toString());
        assertTrue(Files.exists(folder.resolve("full/all")));
        Leftovers.assertNone();
    }

    @Test
    void aSnapshotThatCannotBeFinishedNamesTheRootOfTheTrouble() {
        RunFailedException e = assertThrows(
                RunFailedException.class, () -> Engine.run(MIXING, run("unfinished", Map.of("failFinish", "4"))));
        assertTrue(e.toString().contains("snapshot step=4"), e.toString());
        assertTrue(e.toString().contains("the picture could not be drawn (No space left on device)"), e.toString());
        assertTrue(e.toString().contains("free some space"), e.toString());
        Leftovers.assertNone();
    }

    @Test
    void unknownFormatsOptionsAndFieldsAreRefused() {
        assertThrows(ConfigurationException.class, () -> Engine.run(MIXING, run("x", Map.of("colour", "red"))));
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> Engine.run(
                        MIXING,
                        Run.steps(1)
                                .snapshots(new SnapshotRequest("jpeg", Schedule.ends(), List.of(), "/x", Map.of()))));
        assertEquals("snapshot format=jpeg; use one of text", e.getMessage());
        e = assertThrows(
                ConfigurationException.class,
                () -> Engine.run(
                        MIXING,
                        Run.steps(1)
                                .snapshots(
                                        new SnapshotRequest("text", Schedule.ends(), List.of("w"), "/x", Map.of()))));
        assertEquals("snapshot field=w; the simulation has u, v", e.getMessage());
    }
}
