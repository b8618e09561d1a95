package org.halocline.simulations;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.halocline.Engine;
import org.halocline.model.Run;
import org.halocline.simulations.heat.Heat;
import org.halocline.vector.Vectors;

/// Prints what a virtual machine says of its vectors after a short run, a long one and a short one.
final class RestingVectors {
    private RestingVectors() {}

    static void main() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int steps : new int[] {1, 15_000, 1}) {
            Engine.run(new Heat(64, 1, 2), Run.steps(steps));
            out.println(Vectors.describe());
        }
    }
}
