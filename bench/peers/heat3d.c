/*
 * Heat equation on the unit cube, forward in time and central in space, u = 0 on the walls: seven points, slabs of planes,
 * one message to each neighbour per step.
 *
 *   mpirun -n RANKS heat3d CELLS STEPS
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
    const long planes = end - begin, width = n + 2, plane = width * width;
    double *u = doubles((planes + 2) * plane), *v = doubles((planes + 2) * plane);
    for (long k = 0; k < planes; k++)
        for (long j = 0; j < n; j++) {
            const double yz = mode(j, n) * mode(begin + k, n);
            for (long i = 0; i < n; i++) u[(k + 1) * plane + (j + 1) * width + i + 1] = mode(i, n) * yz;
        }
    const double r = CFL / 6;
    const int below = rank > 0 ? rank - 1 : MPI_PROC_NULL, above = rank < size - 1 ? rank + 1 : MPI_PROC_NULL;

    MPI_Barrier(MPI_COMM_WORLD);
    const double started = MPI_Wtime();
    for (long step = 0; step < steps; step++) {
        MPI_Request requests[4];
        MPI_Irecv(u, plane, MPI_DOUBLE, below, 0, MPI_COMM_WORLD, &requests[0]);
        MPI_Irecv(u + (planes + 1) * plane, plane, MPI_DOUBLE, above, 0, MPI_COMM_WORLD, &requests[1]);
        MPI_Isend(u + plane, plane, MPI_DOUBLE, below, 0, MPI_COMM_WORLD, &requests[2]);
        MPI_Isend(u + planes * plane, plane, MPI_DOUBLE, above, 0, MPI_COMM_WORLD, &requests[3]);
        MPI_Waitall(4, requests, MPI_STATUSES_IGNORE);
        /* The wall lies half a cell away: the ghost is the mirror image with the other sign. */
        if (below == MPI_PROC_NULL)
            for (long c = 0; c < plane; c++) u[c] = -u[plane + c];
        if (above == MPI_PROC_NULL)
            for (long c = 0; c < plane; c++) u[(planes + 1) * plane + c] = -u[planes * plane + c];
        for (long k = 1; k <= planes; k++) {
            double *here = u + k * plane;
            for (long i = 1; i <= n; i++) {
                here[i] = -here[width + i];
                here[(n + 1) * width + i] = -here[n * width + i];
            }
            for (long j = 1; j <= n; j++) {
                double *restrict now = here + j * width, *restrict next = v + k * plane + j * width;
                now[0] = -now[1];
                now[n + 1] = -now[n];
                const double *restrict south = now - width, *restrict north = now + width;
                const double *restrict low = now - plane, *restrict high = now + plane;
                for (long i = 1; i <= n; i++)
                    next[i] = now[i] + r * (now[i - 1] + now[i + 1] + south[i] + north[i] + low[i] + high[i] - 6 * now[i]);
            }
        }
        double *t = u;
        u = v;
        v = t;
    }
    double own = MPI_Wtime() - started, seconds, error = 0, most;
    const double g = amplitude(3, r, n, steps);
    for (long k = 0; k < planes; k++)
        for (long j = 0; j < n; j++) {
            const double yz = mode(j, n) * mode(begin + k, n);
            for (long i = 0; i < n; i++) {
                double d = fabs(u[(k + 1) * plane + (j + 1) * width + i + 1] - g * mode(i, n) * yz) / g;
                error = d > error ? d : error;
            }
        }
    MPI_Reduce(&own, &seconds, 1, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
    MPI_Reduce(&error, &most, 1, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
    if (rank == 0) printf("{\"seconds\": %.9g, \"updates\": %.17g, \"error\": %.9g}\n", seconds, (double)n * n * n * steps, most);
    free(u);
    free(v);
    MPI_Finalize();
    return 0;
}
