/*
 * Darts on the unit square, of which those inside the quarter disc are counted. The generator is Philox4x64-10 with the
 * layout of Halocline's random streams, so that the count is the same: key = (seed, 0), counter = (block, 0, sample, 0),
 * blocks from 1; a sample uses the first two of its four numbers, of each the upper 53 bits.
 *
 * J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011),
 * doi:10.1145/2063384.2063405.
 *
 *   mpirun -n RANKS pi SAMPLES SEED
 *
 * Prints one line of JSON: the time, and the count of darts inside.
 */
#include "common.h"
#include <stdint.h>

static inline uint64_t multiply(uint64_t a, uint64_t b, uint64_t *high) {
    const unsigned __int128 product = (unsigned __int128)a * b;
    *high = (uint64_t)(product >> 64);
    return (uint64_t)product;
}

static inline void philox(uint64_t x0, uint64_t x1, uint64_t x2, uint64_t x3, uint64_t k0, uint64_t k1, uint64_t *out) {
    for (int round = 0; round < 10; round++) {
        uint64_t high0, high1;
        const uint64_t low0 = multiply(0xD2E7470EE14C6C93u, x0, &high0);
        const uint64_t low1 = multiply(0xCA5A826395121157u, x2, &high1);
        x0 = high1 ^ x1 ^ k0;
        x1 = low1;
        x2 = high0 ^ x3 ^ k1;
        x3 = low0;
        k0 += 0x9E3779B97F4A7C15u;
        k1 += 0xBB67AE8584CAA73Bu;
    }
    out[0] = x0;
    out[1] = x1;
}

static inline double uniform(uint64_t bits) { return (double)(bits >> 11) * 0x1.0p-53; }

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
