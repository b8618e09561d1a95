package org.halocline.bench.transport;

import java.nio.file.Path;
import org.halocline.shm.MappedSession;
import org.halocline.shm.StoppedException;

/// The second process: answers until it is told to stop.
public final class Partner {
    private Partner() {}

    /// @param arguments folder of the session, what to talk, number of cells
    static void main(String[] arguments) {
        MappedSession session = MappedSession.attach(Path.of(arguments[0]));
        Speaker speaker = Speaker.second(Talk.valueOf(arguments[1]), Integer.parseInt(arguments[2]), session);
        try {
            while (true) {
                speaker.once();
            }
        } catch (StoppedException e) {
            // That is how it ends.
        }
    }
}
