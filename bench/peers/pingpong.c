/*
 * Half the time of a round trip of a message between two ranks: blocking send and receive between buffers that both own.
 *
 *   mpirun -n 2 pingpong BYTES ROUNDS
 *
 * Every message carries its number, which the receiver checks. Prints one line of JSON: seconds of half a round trip.
 */
#include "common.h"

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    const long count = argument(argc, argv, 1, "bytes") / 8, rounds = argument(argc, argv, 2, "rounds");
    double *message = doubles(count), *heard = doubles(count);
    long wrong = 0;
    double started = 0;
    for (long round = -rounds / 4; round < rounds; round++) {
        if (round == 0) {
            MPI_Barrier(MPI_COMM_WORLD);
            started = MPI_Wtime();
        }
        message[0] = message[count - 1] = (double)round;
        if (rank == 0) {
            MPI_Send(message, count, MPI_DOUBLE, 1, 0, MPI_COMM_WORLD);
            MPI_Recv(heard, count, MPI_DOUBLE, 1, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        } else {
            MPI_Recv(heard, count, MPI_DOUBLE, 0, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            MPI_Send(message, count, MPI_DOUBLE, 0, 0, MPI_COMM_WORLD);
        }
        wrong += heard[0] != (double)round || heard[count - 1] != (double)round;
    }
    const double seconds = (MPI_Wtime() - started) / rounds / 2;
    long all;
    MPI_Reduce(&wrong, &all, 1, MPI_LONG, MPI_SUM, 0, MPI_COMM_WORLD);
    if (rank == 0) printf("{\"seconds\": %.9g, \"wrong\": %ld}\n", seconds, all);
    free(message);
    free(heard);
    MPI_Finalize();
    return 0;
}
