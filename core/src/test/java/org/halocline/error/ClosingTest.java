package org.halocline.error;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> done = new ArrayList<>();

    private Runnable part(String name) {
        return () -> done.add(name);
    }

    private Runnable part(String name, RuntimeException failure) {
        return () -> {
            done.add(name);
            throw failure;
        };
    }

    @Test
    void allPartsAreClosedInOrder() {
        Closing.all(part("a"), part("b"), part("c"));
        assertEquals(List.of("a", "b", "c"), done);
    }

    @Test
    void theFirstFailureIsThrownOnceAllAreClosed() {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalArgumentException("second");
        RuntimeException thrown = assertThrows(
                IllegalStateException.class,
                () -> Closing.all(part("a"), part("b", first), part("c", second), part("d", first), part("e")));
        assertSame(first, thrown);
        assertArrayEquals(new Throwable[] {second}, thrown.getSuppressed());
        assertEquals(List.of("a", "b", "c", "d", "e"), done);
    }

    @Test
    void errorsAreKeptToo() {
        Error broken = new AssertionError("broken");
        assertSame(
                broken,
                assertThrows(
                        AssertionError.class,
                        () -> Closing.all(
                                () -> {
                                    throw broken;
                                },
                                part("b"))));
        assertEquals(List.of("b"), done);
    }
}
