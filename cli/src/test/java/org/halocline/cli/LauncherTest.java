package org.halocline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher script in a project of empty files, with JDKs and a Maven that only say how they were called.
@Tag("process")
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "sh",
            "readlink",
            "dirname",
            "find",
            "head",
            "sed",
            "grep",
            "cat",
            "ln",
            "rm",
            "mv",
            "mkdir",
            "mkfifo",
            "sleep",
            "touch");

    @TempDir
    private Path folder;

    private Path project;
    private Path bin;
    private Path jdks;

    private record Launch(int code, String out, String err) {}

    @BeforeEach
    void layOutAProject() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        Path launcher = project.resolve("halocline");
        Files.copy(Launcher.root().resolve("halocline"), launcher);
        makeExecutable(launcher);
        Files.createFile(project.resolve("pom.xml"));
        for (String module : List.of("core", "io", "simulations", "cli")) {
            Files.createDirectories(project.resolve(module).resolve("src/main/java"));
            Files.createFile(project.resolve(module).resolve("pom.xml"));
        }
        bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            script(bin.resolve(tool), "exec '" + which(tool) + "' \"$@\"");
        }
        jdks = Files.createDirectories(folder.resolve("jdks"));
        script(
                bin.resolve("mvn"),
                "echo \"$*\" >> '" + folder + "/built'; sleep 1; echo compiling;"
                        + " mkdir -p cli/target/lib; touch cli/target/halocline-cli.jar");
    }

    private static Path which(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        makeExecutable(file);
    }

    /// A JDK whose `java` prints its arguments, one a line.
    private Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/java"), "for a in \"$@\"; do echo \"$a\"; done");
        script(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private void build() throws IOException {
        Files.createDirectories(project.resolve("cli/target/lib"));
        Files.writeString(project.resolve("cli/target/halocline-cli.jar"), "");
        age(project.resolve("cli/target/lib"), Duration.ofMinutes(-1));
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private Launch launch(String... arguments) throws IOException, InterruptedException {
        return launch(project.resolve("halocline"), Map.of(), arguments);
    }

    private Launch launch(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return finished(start(launcher, environment, arguments));
    }

    private Process start(Path launcher, Map<String, String> environment, String... arguments) throws IOException {
        return prepared(launcher, environment, arguments).start();
    }

    private ProcessBuilder prepared(Path launcher, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        bin.toString(),
                        "HOME",
                        folder.toString(),
                        "HALOCLINE_JDK_FOLDERS",
                        "/nowhere:" + jdks));
        builder.environment().putAll(environment);
        return builder;
    }

    private static Launch finished(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Launch(process.exitValue(), out, err);
    }

    private long builds() throws IOException {
        Path log = folder.resolve("built");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Launch launch = launch("list");
        assertEquals(2, launch.code());
        assertTrue(launch.err().startsWith("halocline: no JDK 25 or newer found\n"), launch.err());
        assertTrue(launch.err().contains("apt-get install openjdk-25-jdk"), launch.err());
        assertTrue(launch.err().contains("sdk install java 25-tem"), launch.err());
        assertEquals("", launch.out());
    }

    @Test
    void anOldJdkAndAJreAreNamedButNotUsed() throws Exception {
        build();
        Path old = jdk(jdks.resolve("seventeen"), "17.0.15");
        Path jre = jdk(jdks.resolve("runtime"), "25.0.1");
        Files.delete(jre.resolve("bin/javac"));
        Launch launch = launch(project.resolve("halocline"), Map.of("JAVA_HOME", old.toString()), "list");
        assertEquals(2, launch.code());
        assertTrue(launch.err().contains("Java 17 in " + old), launch.err());
        assertTrue(launch.err().contains("Java 25 without a compiler (a JRE) in " + jre), launch.err());
    }

    @Test
    void aJdkInAUsualFolderIsFoundBehindAnOldJavaHome() throws Exception {
        build();
        Path old = jdk(folder.resolve("old"), "17.0.15");
        jdk(jdks.resolve("temurin-26"), "26");
        Launch launch = launch(project.resolve("halocline"), Map.of("JAVA_HOME", old.toString()), "list", "a  b", "*");
        assertEquals(0, launch.code(), launch.err());
        List<String> arguments = launch.out().lines().toList();
        int main = arguments.indexOf("org.halocline.cli.Main");
        assertEquals(List.of("list", "a  b", "*"), arguments.subList(main + 1, arguments.size()));
        Path real = project.toRealPath();
        assertEquals(real + "/cli/target/lib/*:" + real + "/cli/target/halocline-cli.jar", arguments.get(main - 1));
        assertTrue(arguments.contains("-XX:+UseSerialGC"), launch.out());
        assertTrue(arguments.contains("-Dhalocline.terminal=false"), launch.out());
    }

    @Test
    void javaOnThePathIsFollowedToItsHome() throws Exception {
        build();
        Path home = jdk(folder.resolve("somewhere/jdk"), "25.0.3");
        Files.createSymbolicLink(folder.resolve("alternative"), home.resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../alternative"));
        assertEquals(0, launch("list").code());
    }

    @Test
    void aJdkWithoutAReleaseFileIsAsked() throws Exception {
        build();
        Path home = jdk(jdks.resolve("odd"), "25");
        Files.delete(home.resolve("release"));
        script(home.resolve("bin/java"), "[ \"$1\" = -version ] && echo 'openjdk version \"25-ea\" 2025' >&2; exit 0");
        assertEquals(0, launch("list").code());
    }

    /// Java links nothing ahead of time where an incubating module is resolved; workers have it.
    @Test
    void noCommandGetsTheModuleOfVectors() throws Exception {
        build();
        Path home = jdk(jdks.resolve("jdk"), "25.0.3");
        Files.writeString(
                home.resolve("release"),
                "JAVA_VERSION=\"25.0.3\"\nMODULES=\"java.base jdk.incubator.vector jdk.jdi\"\n");
        assertFalse(launch("run", "x.json").out().contains("--add-modules"));
        assertFalse(launch("list").out().contains("--add-modules"));
    }

    @Test
    void itRunsThroughASymbolicLink() throws Exception {
        build();
        jdk(jdks.resolve("jdk"), "25.0.3");
        Path link = Files.createSymbolicLink(folder.resolve("hc"), Path.of("a project/halocline"));
        assertEquals(0, launch(link, Map.of(), "list").code());
    }

    @Test
    void optionsForTheJvmAreSplitButNotExpanded() throws Exception {
        build();
        jdk(jdks.resolve("jdk"), "25.0.3");
        Launch launch =
                launch(project.resolve("halocline"), Map.of("HALOCLINE_JAVA_OPTIONS", "-Xmx1g -Dstar=*"), "list");
        assertTrue(launch.out().lines().toList().containsAll(List.of("-Xmx1g", "-Dstar=*")), launch.out());
    }

    @Test
    void theFirstUseBuildsAndTheSecondDoesNot() throws Exception {
        jdk(jdks.resolve("jdk"), "25.0.3");
        Launch first = launch("list");
        assertEquals(0, first.code(), first.err());
        assertEquals("halocline: building (first use, about a minute)…\n", first.err());
        assertFalse(first.out().contains("compiling"), first.out());
        Launch second = launch("list");
        assertEquals("", second.err());
        assertEquals(1, builds());
    }

    @Test
    void aNewerSourceIsBuilt() throws Exception {
        build();
        jdk(jdks.resolve("jdk"), "25.0.3");
        Path source = Files.createFile(project.resolve("io/src/main/java/New.java"));
        age(source, Duration.ofMinutes(-2));
        Launch launch = launch("list");
        assertEquals("halocline: building (sources changed)…\n", launch.err());
        assertEquals(1, builds());
    }

    @Test
    void aRemovedSourceIsNoticed() throws Exception {
        Path source = Files.createFile(project.resolve("io/src/main/java/Old.java"));
        build();
        jdk(jdks.resolve("jdk"), "25.0.3");
        Files.delete(source);
        age(project.resolve("io/src/main/java"), Duration.ofMinutes(-2));
        launch("list");
        assertEquals(1, builds());
    }

    @Test
    void newerTestsAreNotBuilt() throws Exception {
        build();
        jdk(jdks.resolve("jdk"), "25.0.3");
        Path test = Files.createDirectories(project.resolve("io/src/test/java")).resolve("NewTest.java");
        Files.createFile(test);
        age(test, Duration.ofMinutes(-2));
        launch("list");
        assertEquals(0, builds());
    }

    @Test
    void twoFirstUsesAtOnceBuildOnce() throws Exception {
        jdk(jdks.resolve("jdk"), "25.0.3");
        Process one = start(project.resolve("halocline"), Map.of(), "list");
        Process two = start(project.resolve("halocline"), Map.of(), "list");
        assertEquals(0, finished(one).code());
        assertEquals(0, finished(two).code());
        assertEquals(1, builds());
        assertFalse(Files.exists(project.resolve("target/launcher.lock"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aLockWhoseHolderDiedIsTakenOver() throws Exception {
        jdk(jdks.resolve("jdk"), "25.0.3");
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(project.resolve("target"));
        Files.createSymbolicLink(project.resolve("target/launcher.lock"), Path.of(Long.toString(dead.pid())));
        assertEquals(0, launch("list").code());
        assertEquals(1, builds());
    }

    @Test
    void aFailedBuildShowsWhy() throws Exception {
        jdk(jdks.resolve("jdk"), "25.0.3");
        script(bin.resolve("mvn"), "echo '[INFO] noise'; echo '[ERROR] Heat.java: no semicolon'; exit 1");
        Launch launch = launch("list");
        assertEquals(1, launch.code());
        assertTrue(launch.err().contains("[ERROR] Heat.java: no semicolon"), launch.err());
        assertTrue(launch.err().contains("target/launcher.log"), launch.err());
        assertFalse(launch.err().contains("noise"), launch.err());
        assertFalse(Files.exists(project.resolve("target/launcher.lock"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        jdk(jdks.resolve("jdk"), "25.0.3");
        Files.delete(bin.resolve("mvn"));
        Launch launch = launch("list");
        assertEquals(2, launch.code());
        assertTrue(launch.err().contains("install Maven 3.8.7 or newer"), launch.err());
    }

    @Test
    void aTrainingThatFailsIsNotTriedAgainBeforeTheNextBuild() throws Exception {
        build();
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.toList()) {
                age(file, Duration.ofMinutes(10));
            }
        }
        age(project.resolve("cli/target/halocline-cli.jar"), Duration.ofMinutes(5));
        age(project.resolve("cli/target/lib"), Duration.ofMinutes(5));
        Path home = jdk(jdks.resolve("jdk"), "25.0.3");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.3\"\nJAVA_RUNTIME_VERSION=\"25.0.3+9\"\n");
        Launch first = launch("list");
        assertEquals("halocline: preparing fast starts (once, some seconds)…\n", first.err());
        assertEquals(0, first.code());
        assertFalse(first.out().contains("AOTCache"), first.out());
        Launch second = launch("list");
        assertEquals("", second.err());
        assertEquals(first.out(), second.out());
        try (Stream<Path> left = Files.walk(folder.resolve(".cache"))) {
            assertEquals(
                    List.of(".failed", "root"),
                    left.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString().replaceFirst(".*(?=[.]failed)", ""))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void whereNoCacheCanBeKeptNothingIsSaid() throws Exception {
        build();
        Path home = jdk(jdks.resolve("jdk"), "25.0.3");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.3\"\nJAVA_RUNTIME_VERSION=\"25.0.3+9\"\n");
        Path file = Files.createFile(folder.resolve("no folder"));
        for (String place : List.of("off", file.toString())) {
            Launch launch = launch(project.resolve("halocline"), Map.of("HALOCLINE_START_CACHE", place), "list");
            assertEquals(0, launch.code());
            assertEquals("", launch.err());
        }
    }
}
