package org.halocline.testing;

import org.halocline.Engine;
import org.halocline.model.Run;

/// A program that runs for minutes on two worker processes: something to be killed.
public final class LongRun {
    private LongRun() {}

    public static void main(String[] arguments) {
        Engine.run(
                new Misbehaving(64, Misbehaving.What.SLEEP),
                Run.steps(1_000_000).workers(2));
    }
}
