package org.halocline.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One word per idea: no public name uses a word from the column "not" of `docs/vocabulary.md`.
@AnalyzeClasses(packages = "org.halocline", importOptions = DoNotIncludeTests.class)
final class WordLawsTest {
    private static final Pattern TABLE_ROW = Pattern.compile("\\|(?:[^|]*\\|)+?([^|]*)\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_.$]+");

    @ArchTest
    static void publicNamesUseTheWordsOfTheVocabulary(JavaClasses classes) throws IOException {
        Set<String> refused = refusedWords();
        assertTrue(refused.contains("master"), "the table of docs/vocabulary.md was not understood: " + refused);
        List<String> wrong = new ArrayList<>();
        for (JavaClass c : classes) {
            if (c.getModifiers().contains(JavaModifier.PUBLIC)) {
                collect(c.getSimpleName(), c.getName(), refused, wrong);
                for (JavaMember member : c.getMembers()) {
                    if (member.getModifiers().contains(JavaModifier.PUBLIC)) {
                        collect(member.getName(), member.getFullName(), refused, wrong);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static void collect(String name, String fullName, Set<String> refused, List<String> wrong) {
        String words = " " + WORD_START.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT) + " ";
        for (String word : refused) {
            if (words.contains(" " + word + " ")) {
                wrong.add(word + ": " + fullName);
            }
        }
    }

    private static Set<String> refusedWords() throws IOException {
        Path file = SourceTree.root().resolve("docs/vocabulary.md");
        Set<String> words = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            Matcher row = TABLE_ROW.matcher(line);
            if (row.matches()) {
                CODE.matcher(row.group(1)).results().forEach(code -> words.add(code.group(1)));
            }
        }
        return words;
    }
}
