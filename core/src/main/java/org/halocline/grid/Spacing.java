package org.halocline.grid;

import java.util.Arrays;
import org.halocline.error.ConfigurationException;

/// Where the faces of an axis lie.
public sealed interface Spacing {
    /// Coordinate of the low wall.
    double low();

    /// Coordinate of the high wall.
    double high();

    /// Coordinate of face `i` of `n` cells, 0 ≤ i ≤ n.
    double face(int i, int n);

    /// Equal cells.
    record Uniform(double low, double high) implements Spacing {
        public Uniform {
            if (!(low < high) || !Double.isFinite(high - low)) {
                throw new ConfigurationException(
                        "grid extent=[" + low + ", " + high + "]; use finite bounds with the lower one first");
            }
        }

        @Override
        public double face(int i, int n) {
            return low + i * ((high - low) / n);
        }
    }

    /// Cells of different widths.
    final class Stretched implements Spacing {
        private final double[] faces;

        /// @param faces coordinates of all faces, rising
        public Stretched(double... faces) {
            this.faces = faces.clone();
            if (faces.length < 2) {
                throw new ConfigurationException("grid faces=" + faces.length + "; use at least 2");
            }
            for (int i = 0; i < faces.length; i++) {
                if (!Double.isFinite(faces[i]) || (i > 0 && !(faces[i - 1] < faces[i]))) {
                    throw new ConfigurationException(
                            "grid face " + i + "=" + faces[i] + "; use finite coordinates that rise from face to face");
                }
            }
        }

        /// Number of cells.
        public int cells() {
            return faces.length - 1;
        }

        @Override
        public double low() {
            return faces[0];
        }

        @Override
        public double high() {
            return faces[faces.length - 1];
        }

        @Override
        public double face(int i, int n) {
            return faces[i];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stretched s && Arrays.equals(faces, s.faces);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(faces);
        }

        @Override
        public String toString() {
            return "stretched [" + low() + ", " + high() + "]";
        }
    }
}
