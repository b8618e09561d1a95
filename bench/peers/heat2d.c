/*
 * Heat equation on the unit square, forward in time and central in space, u = 0 on the walls: five points, slabs of rows,
 * one message to each neighbour per step.
 *
 *   mpirun -n RANKS heat2d CELLS STEPS
 *
 * Prints one line of JSON: the time of the steps, and the distance from the closed form of the discrete scheme.
 */
#include "common.h"

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    const long n = argument(argc, argv, 1, "cells");
    const long steps = argument(argc, argv, 2, "steps");
    long begin, end;
    share(n, rank, size, &begin, &end);
    const long rows = end - begin, width = n + 2;
    double *u = doubles((rows + 2) * width), *v = doubles((rows + 2) * width);
    for (long j = 0; j < rows; j++)
        for (long i = 0; i < n; i++) u[(j + 1) * width + i + 1] = mode(i, n) * mode(begin + j, n);
    const double r = CFL / 4;
    const int below = rank > 0 ? rank - 1 : MPI_PROC_NULL, above = rank < size - 1 ? rank + 1 : MPI_PROC_NULL;

    MPI_Barrier(MPI_COMM_WORLD);
    const double started = MPI_Wtime();
    for (long step = 0; step < steps; step++) {
        MPI_Request requests[4];
        MPI_Irecv(u + 1, n, MPI_DOUBLE, below, 0, MPI_COMM_WORLD, &requests[0]);
        MPI_Irecv(u + (rows + 1) * width + 1, n, MPI_DOUBLE, above, 0, MPI_COMM_WORLD, &requests[1]);
        MPI_Isend(u + width + 1, n, MPI_DOUBLE, below, 0, MPI_COMM_WORLD, &requests[2]);
        MPI_Isend(u + rows * width + 1, n, MPI_DOUBLE, above, 0, MPI_COMM_WORLD, &requests[3]);
        MPI_Waitall(4, requests, MPI_STATUSES_IGNORE);
        /* The wall lies half a cell away: the ghost is the mirror image with the other sign. */
        if (below == MPI_PROC_NULL)
            for (long i = 1; i <= n; i++) u[i] = -u[width + i];
        if (above == MPI_PROC_NULL)
            for (long i = 1; i <= n; i++) u[(rows + 1) * width + i] = -u[rows * width + i];
        for (long j = 1; j <= rows; j++) {
            double *restrict now = u + j * width, *restrict next = v + j * width;
            now[0] = -now[1];
            now[n + 1] = -now[n];
            const double *restrict low = now - width, *restrict high = now + width;
            for (long i = 1; i <= n; i++)
                next[i] = now[i] + r * (now[i - 1] + now[i + 1] + low[i] + high[i] - 4 * now[i]);
        }
        double *t = u;
        u = v;
        v = t;
    }
    double own = MPI_Wtime() - started, seconds, error = 0, most;
    const double g = amplitude(2, r, n, steps);
    for (long j = 0; j < rows; j++)
        for (long i = 0; i < n; i++) {
            double d = fabs(u[(j + 1) * width + i + 1] - g * mode(i, n) * mode(begin + j, n)) / g;
            error = d > error ? d : error;
        }
    MPI_Reduce(&own, &seconds, 1, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
    MPI_Reduce(&error, &most, 1, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
    if (rank == 0) printf("{\"seconds\": %.9g, \"updates\": %.17g, \"error\": %.9g}\n", seconds, (double)n * n * steps, most);
    free(u);
    free(v);
    MPI_Finalize();
    return 0;
}
