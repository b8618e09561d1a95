package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class InterruptsTest {
    @ParameterizedTest
    @CsvSource({"INT, 2", "TERM, 15", "HUP, 1"})
    void aSignalInterruptsTheThreadAndIsRemembered(String name, int number) throws ReflectiveOperationException {
        try (Interrupts interrupts = Interrupts.ofThisThread()) {
            raise(name);
            assertThrows(InterruptedException.class, () -> Thread.sleep(Duration.ofSeconds(20)));
            assertEquals(OptionalInt.of(number), interrupts.signal());
        }
    }

    @Test
    void anUnansweredInterruptionEndsWithIt() throws ReflectiveOperationException {
        Interrupts interrupts = Interrupts.ofThisThread();
        raise("INT");
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        interrupts.close();
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void withoutASignalAnInterruptionIsLeftAlone() {
        Interrupts interrupts = Interrupts.ofThisThread();
        Thread.currentThread().interrupt();
        interrupts.close();
        assertTrue(Thread.interrupted());
        assertEquals(OptionalInt.empty(), interrupts.signal());
    }

    /// Sends this process a signal.
    static void raise(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        signal.getMethod("raise", signal)
                .invoke(null, signal.getConstructor(String.class).newInstance(name));
    }
}
