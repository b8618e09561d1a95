/*
 * A European call where the price moves as Black and Scholes assume: the mean of e^-rT max(S - K, 0) with
 * S = S0 exp((r - sigma^2/2) T + sigma sqrt(T) Z). The numbers are those of Halocline, see philox.h; a path uses the
 * first of its four, k/2^53, for the middle of its interval, u = (k + 1/2)/2^53, and Z is the normal quantile of u.
 * Prices of the paths therefore agree to rounding, and so does the mean.
 *
 *   mpirun -n RANKS options SAMPLES SEED
 *
 * Prints one line of JSON: the time, the price and its standard error.
 */
#include "common.h"
#include "philox.h"

/* As in european-option.json. */
#define SPOT 100.0
#define STRIKE 100.0
#define RATE 0.05
#define VOLATILITY 0.2
#define MATURITY 1.0

/*
 * Z from q = u - 1/2. Two rational functions, of q^2 for |q| <= 0.425 and of sqrt(-ln min(u, 1 - u)) beyond, that we
 * computed with mpmath at 60 digits: they interpolate the quantiles in the zeros of a Chebyshev polynomial. The relative
 * error of both is below 1e-14, with these coefficients.
 */
static inline double normal(double q) {
    if (fabs(q) <= 0.425) {
        const double x = q * q;
        const double above = (((((((-19.537628639984792 * x + 310.695526339354) * x - 948.2545080088039) * x
            + 1166.1849230722914) * x - 714.323028461879) * x + 231.68996371929416) * x - 38.119104106966354) * x
            + 2.5066282746310007);
        const double below = (((((((-42.3476567379524 * x + 306.8348795656654) * x - 676.8410621761627) * x
            + 684.591046649226) * x - 365.99838272130796) * x + 107.1497081829652) * x - 16.25451987048937) * x + 1);
        return q * above / below;
    }
    const double x = sqrt(-log(0.5 - fabs(q)));
    const double above = ((((((((0.01720982421214443 * x + 0.7637663100414657) * x + 8.661759451821252) * x
        + 33.745842824395304) * x + 48.767565983929245) * x + 14.134666798468809) * x - 32.383413228349355) * x
        - 26.796483161780117) * x - 3.43014998936741);
    const double below = (((((((0.012168918901653163 * x + 0.5401299084945044) * x + 6.161204409655489) * x
        + 25.022442613905913) * x + 44.219221170037365) * x + 38.45198547817168) * x + 13.434298000183496) * x + 1);
    return copysign(above / below, q);
}

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
    const double drift = (RATE - VOLATILITY * VOLATILITY / 2) * MATURITY;
    const double deviation = VOLATILITY * sqrt(MATURITY);
    const double discount = exp(-RATE * MATURITY);
    double own[2] = {0, 0}, sums[2];
    for (long sample = begin; sample < end; sample++) {
        uint64_t bits[2];
        philox(1, 0, (uint64_t)sample, 0, (uint64_t)seed, 0, bits);
        const double z = normal(uniform(bits[0]) - 0.5 + 0x1.0p-54);
        const double gain = SPOT * exp(drift + deviation * z) - STRIKE;
        const double score = gain > 0 ? discount * gain : 0;
        own[0] += score;
        own[1] += score * score;
    }
    MPI_Reduce(own, sums, 2, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    double elapsed = MPI_Wtime() - started, seconds;
    MPI_Reduce(&elapsed, &seconds, 1, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
    if (rank == 0) {
        const double n = (double)samples, mean = sums[0] / n;
        printf("{\"seconds\": %.9g, \"updates\": %.17g, \"mean\": %.17g, \"error\": %.9g}\n", seconds, n, mean,
            sqrt((sums[1] / n - mean * mean) / (n - 1)));
    }
    MPI_Finalize();
    return 0;
}
