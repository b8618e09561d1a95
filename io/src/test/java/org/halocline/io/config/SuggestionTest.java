package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({"seed,seed,0", "sede,seed,1", "sed,seed,1", "seeed,seed,1", "seet,seed,1", "seta,seed,2", "'',ab,2"})
    void aSwapALossAnAdditionAndAChangeCountOne(String a, String b, int distance) {
        assertEquals(distance, Suggestion.distance(a, b));
        assertEquals(distance, Suggestion.distance(b, a));
    }

    @Test
    void theNearestIsMeant() {
        assertEquals("did you mean \"steps\"?", Suggestion.among(List.of("stop", "steps"), "stepps", "keys"));
        assertEquals("did you mean \"everySteps\"?", Suggestion.among(List.of("everySteps"), "everysteps", "keys"));
    }

    @Test
    void oneLetterIsNotTakenForAnother() {
        assertEquals("keys: n, m", Suggestion.among(List.of("n", "m"), "k", "keys"));
    }

    @Test
    void aLongListIsCut() {
        List<String> many = IntStream.range(10, 40).mapToObj(i -> "name" + i).toList();
        String text = Suggestion.among(many, "other", "names");
        assertEquals("names: name10, name11", text.substring(0, 21));
        assertEquals("name29 and 10 more", text.substring(text.length() - 18));
    }

    @Test
    void nothingToChooseFromIsSaid() {
        assertEquals("there are no keys", Suggestion.among(List.of(), "x", "keys"));
    }
}
