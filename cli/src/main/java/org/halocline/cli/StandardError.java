package org.halocline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;

/// Where this process's standard error really goes.
///
/// While a virtual machine starts, the launcher filters what it prints and keeps the real stream as another descriptor,
/// whose number the system property `halocline.stderr` tells. From here on nothing stands in between: what is printed
/// has arrived when the process ends.
final class StandardError {
    private static final String PROPERTY = "halocline.stderr";

    private StandardError() {}

    /// Makes the real stream `System.err`. Where that fails the filter stays, which lets everything pass.
    static void takeOver() {
        Integer number = Integer.getInteger(PROPERTY);
        if (number == null) {
            return;
        }
        try {
            FileDescriptor descriptor = new FileDescriptor();
            Field field = FileDescriptor.class.getDeclaredField("fd");
            field.setAccessible(true); // the launcher opens java.io
            field.setInt(descriptor, number);
            System.setErr(new PrintStream(new FileOutputStream(descriptor), true, System.err.charset()));
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.err.println("halocline: " + PROPERTY + "=" + number + " cannot be used: " + e);
        }
    }
}
