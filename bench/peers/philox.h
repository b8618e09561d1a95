/*
 * Philox4x64-10 with the layout of Halocline's random streams, so that both draw the same numbers: key = (seed, 0),
 * counter = (block, 0, sample, 0), blocks of four numbers from 1, of each number the upper 53 bits.
 *
 * J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011),
 * doi:10.1145/2063384.2063405.
 */
#ifndef HALOCLINE_PEERS_PHILOX_H
#define HALOCLINE_PEERS_PHILOX_H

#include <stdint.h>

static inline uint64_t multiply(uint64_t a, uint64_t b, uint64_t *high) {
    const unsigned __int128 product = (unsigned __int128)a * b;
    *high = (uint64_t)(product >> 64);
    return (uint64_t)product;
}

/* The first two numbers of a block. */
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

#endif
