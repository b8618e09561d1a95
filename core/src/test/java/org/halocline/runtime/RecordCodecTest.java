package org.halocline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.halocline.decomposition.ProcessGrid;
import org.halocline.error.ConfigurationException;
import org.halocline.model.Observable;
import org.halocline.model.Run;
import org.halocline.model.Schedule;
import org.halocline.model.SnapshotRequest;
import org.halocline.testing.Mixing;
import org.halocline.variance.VegasCubes;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    enum Colour {
        RED {
            @Override
            int number() {
                return 1;
            }
        };

        abstract int number();
    }

    record Everything(
            int i, long l, double d, boolean b, String s, Colour c, List<Inner> inner, Map<String, Double> map) {}

    record Inner(double value, List<String> names) {}

    record Broken(Object anything) {}

    private static byte[] bytes(Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordCodec.write(new DataOutputStream(out), value);
        return out.toByteArray();
    }

    private static Object back(byte[] bytes) throws IOException {
        return RecordCodec.read(
                new DataInputStream(new ByteArrayInputStream(bytes)), RecordCodecTest.class.getClassLoader());
    }

    private static final Everything EVERYTHING = new Everything(
            -7,
            Long.MIN_VALUE,
            -0.0,
            true,
            "tab\tü€😀",
            Colour.RED,
            List.of(new Inner(Double.NaN, List.of()), new Inner(0.1, List.of("a", ""))),
            Map.of("k", 1.5));

    @Test
    void recordsComeBackEqual() throws IOException {
        assertEquals(EVERYTHING, back(bytes(EVERYTHING)));
        Plan plan = new Plan(
                Mixing.of("vgpp", true, 2, 7, 5),
                Run.until(0.5)
                        .cfl(0.5)
                        .workers(3)
                        .observe("b", Observable.max("u"))
                        .observe("a", Observable.l2("v"))
                        .observeEvery(Schedule.everyTime(0.1))
                        .snapshots(new SnapshotRequest("vtk", Schedule.ends(), List.of("u"), "/x", Map.of("o", "p"))),
                new ProcessGrid(3, 1, 1),
                0.125,
                new BatchGrid(0, 0, 2, 3, 70));
        Plan again = (Plan) back(bytes(plan));
        assertEquals(plan, again);
        assertEquals(List.of("b", "a"), List.copyOf(again.run().observables().keySet()), "order matters");
    }

    @Test
    void everyTruncationAndEveryFlippedByteIsAnErrorOrAnotherValueButNeverACrash() throws IOException {
        byte[] good = bytes(EVERYTHING);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(IOException.class, () -> back(cut));
        }
        for (int at = 0; at < good.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = good.clone();
                flipped[at] ^= (byte) (1 << bit);
                try {
                    back(flipped);
                } catch (IOException | ConfigurationException e) {
                    assertEquals(
                            false, String.valueOf(e.getMessage()).isEmpty() && !(e instanceof java.io.EOFException));
                }
            }
        }
    }

    @Test
    void whatCannotTravelIsNamed() {
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> bytes(new Broken(Thread.currentThread())));
        assertEquals(true, e.toString().contains("java.lang.Thread"));
    }

    /// As in a checkpoint whose bytes say other numbers than any run wrote.
    @Test
    void damagedCubesAreRefusedWhenTheyAreRead() throws IOException {
        VegasCubes cubes = new VegasCubes(3, 1, List.of(4L, 8L, 12L));
        byte[] bytes = bytes(cubes);
        assertEquals(cubes, back(bytes));
        byte[] end = bytes(8L);
        int at = 0;
        while (!Arrays.equals(end, Arrays.copyOfRange(bytes, at, at + end.length))) {
            at++;
        }
        for (long odd : new long[] {0, -8, 4, 12, Long.MIN_VALUE}) {
            System.arraycopy(bytes(odd), 0, bytes, at, end.length);
            String message = assertThrows(ConfigurationException.class, () -> back(bytes))
                    .toString();
            assertTrue(message.contains("give each cube a sample or more"), message);
        }
        System.arraycopy(bytes(8.0), 0, bytes, at, end.length);
        assertThrows(ConfigurationException.class, () -> back(bytes));
    }
}
