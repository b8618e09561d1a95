package org.halocline.simulations.ising;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaufmanTest {
    private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

    /// All states of a 4×4 lattice by their energy; those with the opposite energy are as many.
    private static final Map<Integer, Integer> STATES =
            Map.of(32, 2, 24, 32, 20, 64, 16, 424, 12, 1728, 8, 6688, 4, 13_568, 0, 20_524);

    @Test
    void theLatticeHasTheStatesOfTheLiterature() {
        Lattice lattice = new Lattice(4, 2);
        Map<Integer, Integer> counted = new TreeMap<>();
        for (int bits = 0; bits < 1 << 16; bits++) {
            int[] state = lattice.uniform(1);
            for (int c = 0; c < 16; c++) {
                state[c] = (bits >> c & 1) == 0 ? -1 : 1;
            }
            counted.merge(lattice.energy(state), 1, Integer::sum);
        }
        STATES.forEach((energy, states) -> {
            assertEquals(states, counted.get(energy));
            assertEquals(states, counted.get(-energy));
        });
        assertEquals(15, counted.size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2, 2.2, 2.269185314213022, 2.3, 3, 10, 100})
    void momentsOfTheEnergyAreThoseOfAListOfAllStates(double temperature) {
        double weights = 0;
        double energies = 0;
        double squares = 0;
        for (Map.Entry<Integer, Integer> each : STATES.entrySet()) {
            for (int sign = -1; sign <= (each.getKey() == 0 ? -1 : 1); sign += 2) {
                double energy = sign * each.getKey();
                double weight = each.getValue() * Math.exp(-(energy + 32) / temperature);
                weights += weight;
                energies += weight * energy / 16;
                squares += weight * energy * energy / 256;
            }
        }
        Kaufman kaufman = new Kaufman(4, 4, temperature);
        double mean = energies / weights;
        assertEquals(mean, kaufman.energy(), 1e-12);
        assertEquals(squares / weights, kaufman.energySquared(), 1e-12);
        double variance = squares / weights - mean * mean;
        assertEquals(16 * variance / (temperature * temperature), kaufman.specificHeat(), 1e-10);
    }

    /// Computed with 30 digits from the formula, by another program; T = 0 stands for the critical
    /// temperature.
    @ParameterizedTest
    @CsvSource({
        "4, 0, -1.56562378764, 0.783266825929",
        "8, 0, -1.49158910744, 1.14555923989",
        "16, 0, -1.45306485281, 1.49870495940",
        "32, 0, -1.43365846615, 1.84676759004",
        "64, 0, -1.42393838983, 2.19221139314",
        "8, 2.0, -1.74568317029, 0.714122602855",
        "16, 2.0, -1.74553066899, 0.725508767737",
        "32, 2.0, -1.74556452703, 0.724873978199",
    })
    void valuesAreThoseOfAnotherProgram(int n, double temperature, double energy, double specificHeat) {
        Kaufman kaufman = new Kaufman(n, n, temperature == 0 ? CRITICAL : temperature);
        assertEquals(energy, kaufman.energy(), 1e-11);
        assertEquals(specificHeat, kaufman.specificHeat(), 1e-10);
    }

    /// L. Onsager, "Crystal statistics. I" (1944): e = −√2 at the critical temperature, and
    /// −0.81730959250242 at T = 3, for an infinite lattice; away from the critical temperature a large
    /// one differs by exp(−L/ξ).
    @Test
    void largeLatticesTendToTheInfiniteOne() {
        assertEquals(-0.81730959250242, new Kaufman(128, 128, 3).energy(), 1e-12);
        double distance = new Kaufman(256, 256, CRITICAL).energy() + Math.sqrt(2);
        double closer = new Kaufman(512, 512, CRITICAL).energy() + Math.sqrt(2);
        assertEquals(2, distance / closer, 1e-3);
    }

    @Test
    void theAxesOfALatticeAreAlike() {
        Kaufman lying = new Kaufman(6, 10, 2.1);
        Kaufman standing = new Kaufman(10, 6, 2.1);
        assertEquals(lying.energy(), standing.energy(), 1e-12);
        assertEquals(lying.specificHeat(), standing.specificHeat(), 1e-11);
    }
}
