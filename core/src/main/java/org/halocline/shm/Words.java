package org.halocline.shm;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// Access to single words of a segment, with coordinates (segment, offset).
public final class Words {
    private Words() {}

    /// Eight bytes in native order, 8-byte aligned.
    public static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    /// Four bytes in native order, 4-byte aligned.
    public static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
}
