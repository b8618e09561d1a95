package org.halocline.shm;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sleep until another process changes a word of shared memory: the system call `futex(2)` of Linux.
///
/// Elsewhere, or where Java may not call native code, it [#isAvailable] not, and waiters look at the word again after a
/// short sleep.
final class Futex {
    private static final int WAIT = 0;
    private static final int WAKE = 1;

    /// Linked when somebody goes to sleep for the first time: it takes as long as a short run.
    private static final class Native {
        static final @Nullable MethodHandle CALL = find();
        static final MemorySegment PATIENCE = patience();

        private Native() {}
    }

    private Futex() {}

    static boolean isAvailable() {
        return Native.CALL != null;
    }

    /// Sleeps while the low half of a word of 8 bytes equals `seen`, until woken, or for 20 ms.
    static void sleep(MemorySegment word, int seen) {
        call(word, WAIT, seen, Native.PATIENCE);
    }

    /// Wakes all who sleep on a word.
    static void wake(MemorySegment word) {
        call(word, WAKE, Integer.MAX_VALUE, MemorySegment.NULL);
    }

    /// The half of a word that the system looks at.
    static MemorySegment lowHalf(MemorySegment segment, long offset) {
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        return segment.asSlice(little ? offset : offset + Integer.BYTES, Integer.BYTES);
    }

    private static void call(MemorySegment word, int operation, int value, MemorySegment timeout) {
        MethodHandle call = Native.CALL;
        if (call == null) {
            return;
        }
        try {
            // What it returns does not matter: the caller looks at the word again in any case.
            long ignored = (long) call.invokeExact(number(), word, operation, value, timeout, MemorySegment.NULL, 0);
        } catch (Throwable e) {
            throw new IllegalStateException("futex failed", e);
        }
    }

    @SuppressWarnings("restricted") // asked for on the command line, or not used
    private static @Nullable MethodHandle find() {
        // Without that Java would print a warning.
        boolean isAllowed = Futex.class.getModule().isNativeAccessEnabled();
        if (!isAllowed || !System.getProperty("os.name", "").equals("Linux") || number() < 0) {
            return null;
        }
        try {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("syscall"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT),
                    Linker.Option.firstVariadicArg(1));
        } catch (RuntimeException e) {
            // No such function, or native access is denied.
            return null;
        }
    }

    /// The number of the system call; −1 on machines where it is not known here.
    private static long number() {
        return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> 202;
            case "aarch64", "riscv64" -> 98;
            default -> -1;
        };
    }

    /// A `timespec` of 20 ms.
    private static MemorySegment patience() {
        MemorySegment time = Arena.global().allocate(2 * Long.BYTES, Long.BYTES);
        time.set(ValueLayout.JAVA_LONG, 0, 0);
        time.set(ValueLayout.JAVA_LONG, Long.BYTES, 20_000_000);
        return time;
    }
}
