package org.halocline.io.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.halocline.error.ConfigurationException;
import org.halocline.io.config.TestSimulations.Heat;
import org.halocline.io.config.TestSimulations.Pi;
import org.halocline.model.Simulation;
import org.halocline.model.SimulationProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static final ClassLoader LOADER = CatalogueTest.class.getClassLoader();

    private static String refusal(String name) {
        Catalogue catalogue = TestSimulations.catalogue();
        return String.valueOf(assertThrows(ConfigurationException.class, () -> catalogue.find(name))
                .getMessage());
    }

    @Test
    void providersOnTheClassPathAreFound() {
        Catalogue catalogue = Catalogue.load(LOADER);
        assertEquals(
                List.of("darts", "heat", "pi", "relax", "ripple"),
                List.copyOf(catalogue.simulations().keySet()));
        assertSame(Heat.class, catalogue.find("heat"));
        assertSame(Pi.class, catalogue.find(Pi.class.getName()));
        assertEquals("heat", catalogue.nameOf(Heat.class));
        assertEquals("java.lang.String", catalogue.nameOf(String.class));
    }

    @Test
    void lookingForAClassRunsNoneOfItsCode() {
        String name = "org.halocline.io.config.CatalogueTest$Loud";
        assertEquals(name, TestSimulations.catalogue().find(name).getName());
        assertNull(System.getProperty(name));
    }

    /// Its initialiser must not run.
    public record Loud() implements TestSimulations.Still {
        static {
            System.setProperty("org.halocline.io.config.CatalogueTest$Loud", "initialised");
        }

        @Override
        public org.halocline.grid.Grid grid() {
            return org.halocline.grid.Grid.of(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "heta | unknown simulation \"heta\"; did you mean \"heat\"?",
                "Heat | unknown simulation \"Heat\"; did you mean \"heat\"?",
                "wave | unknown simulation \"wave\"; simulations: darts, heat, pi, relax, ripple",
                "../etc/passwd | unknown simulation \"../etc/passwd\"; simulations: darts, heat, pi, relax, ripple",
                "[Ljava.lang.String; | unknown simulation \"[Ljava.lang.String;\"; simulations: darts, heat, pi,"
                        + " relax, ripple",
                "org.example.Heat | simulation=org.example.Heat; no such class on the class path: check its name, or"
                        + " add its jar with --class-path",
            })
    void aNameThatIsNoneGetsAHint(String name, String message) {
        assertEquals(message, refusal(name));
    }

    @Test
    void aClassThatCannotBeLinkedIsRefused(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.write(folder.resolve("a/Broken.class"), new byte[] {1, 2, 3, 4});
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, LOADER)) {
            Catalogue catalogue = Catalogue.load(loader);
            String message = String.valueOf(assertThrows(ConfigurationException.class, () -> catalogue.find("a.Broken"))
                    .getMessage());
            assertEquals("simulation=a.Broken; the class cannot be loaded: ", message.substring(0, 49));
        }
    }

    /// Takes a name that is taken.
    public static final class Clashing implements SimulationProvider {
        @Override
        public Map<String, Class<? extends Simulation>> simulations() {
            return Map.of("heat", Pi.class);
        }
    }

    /// Gives a name that no config should hold.
    public static final class Shouting implements SimulationProvider {
        @Override
        public Map<String, Class<? extends Simulation>> simulations() {
            return Map.of("HEAT!", Pi.class);
        }
    }

    @Test
    void namesThatClashAreRefused(@TempDir Path folder) throws IOException {
        assertEquals(
                "name=heat, classes=" + Heat.class.getName() + " and " + Pi.class.getName()
                        + "; register one of them under another name",
                loadingWith(folder, Clashing.class.getName()));
    }

    @Test
    void namesAreLowerCase(@TempDir Path folder) throws IOException {
        assertEquals(
                "name=\"HEAT!\", provider=" + Shouting.class.getName() + "; use lower-case letters, digits and hyphens",
                loadingWith(folder, Shouting.class.getName()));
    }

    @Test
    void aProviderThatIsNotThereIsRefused(@TempDir Path folder) throws IOException {
        assertEquals(
                "class path: a provider cannot be loaded: " + SimulationProvider.class.getName()
                        + ": Provider a.Missing not found; rebuild the jar against this version, or leave it out",
                loadingWith(folder, "a.Missing"));
    }

    private static String loadingWith(Path folder, String provider) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(SimulationProvider.class.getName()), provider);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, LOADER)) {
            return String.valueOf(assertThrows(ConfigurationException.class, () -> Catalogue.load(loader))
                    .getMessage());
        }
    }
}
