package org.halocline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every package and every file of the tree holds to.
final class SourceLawsTest {
    /// Paths of some machine, and hosts and addresses that only its network knows.
    private static final Pattern PRIVATE_PLACE = Pattern.compile("(?<![\\w.$}-])/(?:work|root|home|Users)/\\w"
            + "|https?://[\\w.-]*(?:nexus|artifactory|registry|mirror|proxy)" + "|https?://\\d+\\.\\d+\\.\\d+\\.\\d+");

    private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    @Test
    void everyPackageIsDescribedAndFreeOfNulls() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path folder : packages()) {
            Path info = folder.resolve("package-info.java");
            String text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.startsWith("///") || !text.contains("\n@NullMarked\npackage ")) {
                wrong.add(SourceTree.name(info));
            }
        }
        assertEquals(List.of(), wrong, "package-info.java with a /// comment and @NullMarked");
    }

    @Test
    void noFileNamesAPlaceOfOneMachine() throws IOException {
        assertEquals(List.of(), linesWith(PRIVATE_PLACE));
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        assertEquals(List.of(), linesWith(UNFINISHED));
    }

    @Test
    void theLawsSeeTheTree() {
        assertFalse(packages().isEmpty());
        assertFalse(SourceTree.files().isEmpty());
    }

    private static List<Path> packages() {
        return SourceTree.javaFiles().stream()
                .filter(file -> SourceTree.name(file).contains("src/main/java"))
                .map(Path::getParent)
                .distinct()
                .toList();
    }

    private static List<String> linesWith(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : SourceTree.files()) {
            try (Stream<String> lines = textOf(file).lines()) {
                lines.filter(line -> pattern.matcher(line).find())
                        .forEach(line -> found.add(SourceTree.name(file) + ": " + line.strip()));
            }
        }
        return found;
    }

    private static String textOf(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException binary) {
            return "";
        }
    }
}
