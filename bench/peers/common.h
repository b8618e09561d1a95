/* What the peers share: arguments, time, and one line of JSON as the answer. */
#ifndef HALOCLINE_PEERS_COMMON_H
#define HALOCLINE_PEERS_COMMON_H

#include <math.h>
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

#define PI 3.14159265358979323846

/* The stability limit is 1/(2d); Halocline runs at 0.9 of it unless told otherwise. */
#define CFL 0.9

static inline long argument(int argc, char **argv, int n, const char *name) {
    if (n >= argc || atol(argv[n]) < 1) {
        fprintf(stderr, "argument %d (%s) must be a positive number\n", n, name);
        exit(2);
    }
    return atol(argv[n]);
}

/* calloc reserves, the caller's rank touches first. */
static inline double *doubles(size_t count) {
    double *memory = calloc(count, sizeof(double));
    if (!memory) {
        fprintf(stderr, "out of memory: %zu numbers\n", count);
        exit(1);
    }
    return memory;
}

/* Cells [begin, end) of n for a rank. */
static inline void share(long n, int rank, int size, long *begin, long *end) {
    *begin = n * rank / size;
    *end = n * (rank + 1) / size;
}

/* sin(pi x) at the centre of cell i of n. */
static inline double mode(long i, long n) { return sin(PI * (i + 0.5) / n); }

/* What a step of the discrete scheme multiplies the mode by: 1 - 4 d r sin^2(pi / (2 n)). */
static inline double amplitude(int dimensions, double r, long n, long steps) {
    double s = sin(PI / (2.0 * n));
    return exp(steps * log1p(-4.0 * dimensions * r * s * s));
}

#endif
