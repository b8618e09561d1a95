package org.halocline.simulations.neutrons;

import java.util.random.RandomGenerator;

/// Bodies of one dimension, surrounded by vacuum. The radius is that of a sphere or cylinder, or half the thickness of
/// a slab.
public enum Shape {
    /// No edge.
    INFINITE {
        @Override
        double uniform(double radius, RandomGenerator random) {
            return 0;
        }

        @Override
        void turn(Flight flight, RandomGenerator random) {}

        @Override
        double toEdge(Flight flight, double radius) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        double within(Flight flight, double low, double high, double distance) {
            return distance;
        }

        @Override
        void move(Flight flight, double distance) {}
    },

    /// Between two parallel planes.
    SLAB {
        @Override
        double uniform(double radius, RandomGenerator random) {
            return radius * (2 * random.nextDouble() - 1);
        }

        @Override
        void turn(Flight flight, RandomGenerator random) {
            flight.cosine = 2 * random.nextDouble() - 1;
        }

        @Override
        double toEdge(Flight flight, double radius) {
            if (flight.cosine == 0) {
                return Double.POSITIVE_INFINITY;
            }
            return (flight.cosine > 0 ? radius - flight.position : -radius - flight.position) / flight.cosine;
        }

        @Override
        double within(Flight flight, double low, double high, double distance) {
            if (flight.cosine == 0) {
                return flight.position >= low && flight.position < high ? distance : 0;
            }
            double one = (low - flight.position) / flight.cosine;
            double other = (high - flight.position) / flight.cosine;
            return Math.max(0, Math.min(distance, Math.max(one, other)) - Math.max(0, Math.min(one, other)));
        }

        @Override
        void move(Flight flight, double distance) {
            flight.position += distance * flight.cosine;
        }
    },

    /// A ball.
    SPHERE {
        @Override
        double uniform(double radius, RandomGenerator random) {
            return radius * largest(3, random);
        }

        @Override
        void turn(Flight flight, RandomGenerator random) {
            flight.cosine = 2 * random.nextDouble() - 1;
        }

        @Override
        double toEdge(Flight flight, double radius) {
            return radialToEdge(flight, radius);
        }

        @Override
        double within(Flight flight, double low, double high, double distance) {
            return radialWithin(flight, high, distance);
        }

        @Override
        void move(Flight flight, double distance) {
            moveRadially(flight, distance);
        }
    },

    /// Round, and infinitely long.
    CYLINDER {
        @Override
        double uniform(double radius, RandomGenerator random) {
            return radius * largest(2, random);
        }

        // The vector of Directions.isotropic: its part across the axis, and the cosine within the plane.
        @Override
        void turn(Flight flight, RandomGenerator random) {
            double a;
            double s;
            do {
                a = 2 * random.nextDouble() - 1;
                double b = 2 * random.nextDouble() - 1;
                s = a * a + b * b;
            } while (s >= 1 || s == 0);
            flight.cosine = a / Math.sqrt(s);
            flight.slant = 2 * Math.sqrt(s * (1 - s));
        }

        @Override
        double toEdge(Flight flight, double radius) {
            return radialToEdge(flight, radius) / flight.slant;
        }

        @Override
        double within(Flight flight, double low, double high, double distance) {
            return radialWithin(flight, high, distance * flight.slant) / flight.slant;
        }

        @Override
        void move(Flight flight, double distance) {
            moveRadially(flight, distance * flight.slant);
        }
    };

    /// A position uniform in the body.
    abstract double uniform(double radius, RandomGenerator random);

    /// Takes a direction, uniform on the sphere.
    abstract void turn(Flight flight, RandomGenerator random);

    /// How far it is to the surface.
    abstract double toEdge(Flight flight, double radius);

    /// How much of the way ahead lies between two positions; of a round body, within the upper one.
    abstract double within(Flight flight, double low, double high, double distance);

    /// Flies a distance, on which the direction stays and its cosine may not.
    abstract void move(Flight flight, double distance);

    /// The largest of n uniforms is distributed as the n-th root of one.
    private static double largest(int n, RandomGenerator random) {
        double largest = 0;
        for (int uniform = 0; uniform < n; uniform++) {
            largest = Math.max(largest, random.nextDouble());
        }
        return largest;
    }

    private static double radialToEdge(Flight flight, double radius) {
        double r = flight.position;
        double mu = flight.cosine;
        return Math.sqrt(Math.max(0, radius * radius - r * r * (1 - mu * mu))) - r * mu;
    }

    private static void moveRadially(Flight flight, double distance) {
        double r = flight.position;
        double along = r * flight.cosine + distance;
        flight.position = Math.sqrt(Math.max(0, r * r + distance * (distance + 2 * r * flight.cosine)));
        flight.cosine = flight.position == 0 ? 1 : Math.clamp(along / flight.position, -1, 1);
    }

    private static double radialWithin(Flight flight, double radius, double distance) {
        double r = flight.position;
        double mu = flight.cosine;
        double square = radius * radius - r * r * (1 - mu * mu);
        if (square <= 0) {
            return 0;
        }
        double half = Math.sqrt(square);
        return Math.max(0, Math.min(distance, half - r * mu) - Math.max(0, -half - r * mu));
    }
}
