package org.halocline.simulations.walkonspheres;

/// What is solved on the unit interval, square or cube.
public enum Problem {
    /// −∇²u = dπ²·∏ sin(πx_a) with u = 0 on the walls: the problem of the simulation `poisson`. u = ∏ sin(πx_a).
    POISSON {
        @Override
        double source(double[] x) {
            return x.length * Math.PI * Math.PI * exact(x);
        }

        @Override
        double wall(double[] x) {
            return 0;
        }

        @Override
        double exact(double[] x) {
            double product = 1;
            for (double c : x) {
                product *= StrictMath.sin(Math.PI * c);
            }
            return product;
        }
    },

    /// ∇²u = 0 with u = x² − y² on the walls, u = x on an interval; that is also the solution.
    LAPLACE {
        @Override
        double source(double[] x) {
            return 0;
        }

        @Override
        double wall(double[] x) {
            return exact(x);
        }

        @Override
        double exact(double[] x) {
            return x.length == 1 ? x[0] : x[0] * x[0] - x[1] * x[1];
        }
    };

    /// f in −∇²u = f.
    abstract double source(double[] x);

    /// u at a point of a wall.
    abstract double wall(double[] x);

    /// The solution.
    abstract double exact(double[] x);
}
