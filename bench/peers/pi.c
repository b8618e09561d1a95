/*
 * Darts on the unit square, of which those inside the quarter disc are counted. The numbers are those of Halocline, see
 * philox.h, so that the count is the same; a sample uses the first two of its four.
 *
 *   mpirun -n RANKS pi SAMPLES SEED
 *
 * Prints one line of JSON: the time, and the count of darts inside.
 */
#include "common.h"
#include "philox.h"

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    const long samples = argument(argc, argv, 1, "samples"), seed = argument(argc, argv, 2, "seed");
    long begin, end;
    share(samples, rank, size, &begin, &end);

    MPI_Barrier(MPI_COMM_WORLD);
    const double started = MPI_Wtime();
    long inside = 0;
    for (long sample = begin; sample < end; sample++) {
        uint64_t bits[2];
        philox(1, 0, (uint64_t)sample, 0, (uint64_t)seed, 0, bits);
        const double x = uniform(bits[0]), y = uniform(bits[1]);
        inside += x * x + y * y < 1;
    }
    long all;
    MPI_Reduce(&inside, &all, 1, MPI_LONG, MPI_SUM, 0, MPI_COMM_WORLD);
    double own = MPI_Wtime() - started, seconds;
    MPI_Reduce(&own, &seconds, 1, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
    if (rank == 0) printf("{\"seconds\": %.9g, \"updates\": %.17g, \"inside\": %ld}\n", seconds, (double)samples, all);
    MPI_Finalize();
    return 0;
}
