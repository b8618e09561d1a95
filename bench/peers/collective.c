/*
 * The time of a barrier, and of an allreduce of one number.
 *
 *   mpirun -n RANKS collective ROUNDS
 *
 * Every largest number is checked. Prints one line of JSON: seconds of one barrier and of one allreduce.
 */
#include "common.h"

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    const long rounds = argument(argc, argv, 1, "rounds");
    for (long round = 0; round < rounds / 4; round++) MPI_Barrier(MPI_COMM_WORLD);
    double started = MPI_Wtime();
    for (long round = 0; round < rounds; round++) MPI_Barrier(MPI_COMM_WORLD);
    const double barrier = (MPI_Wtime() - started) / rounds;
    long wrong = 0;
    for (long round = -rounds / 4; round < rounds; round++) {
        if (round == 0) started = MPI_Wtime();
        /* Each rank has its turn to say the largest number. */
        double own = (double)round + (labs(round) % size == rank ? 1 : 0), most;
        MPI_Allreduce(&own, &most, 1, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);
        wrong += most != (double)round + 1;
    }
    const double allreduce = (MPI_Wtime() - started) / rounds;
    long all;
    MPI_Reduce(&wrong, &all, 1, MPI_LONG, MPI_SUM, 0, MPI_COMM_WORLD);
    if (rank == 0) printf("{\"barrier\": %.9g, \"allreduce\": %.9g, \"wrong\": %ld}\n", barrier, allreduce, all);
    MPI_Finalize();
    return 0;
}
