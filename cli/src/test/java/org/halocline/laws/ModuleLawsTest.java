package org.halocline.laws;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.halocline.Engine;
import org.halocline.grid.Field;
import org.halocline.model.Row;
import org.halocline.model.State;
import org.halocline.sample.Tally;

/// Dependencies between modules and packages point one way.
@AnalyzeClasses(packages = "org.halocline", importOptions = DoNotIncludeTests.class)
final class ModuleLawsTest {
    private static final DescribedPredicate<JavaClass> IO = resideInAnyPackage("org.halocline.io..");
    private static final DescribedPredicate<JavaClass> SIMULATIONS = resideInAnyPackage("org.halocline.simulations..");
    private static final DescribedPredicate<JavaClass> CLI = resideInAnyPackage("org.halocline.cli..");
    private static final DescribedPredicate<JavaClass> BENCH = resideInAnyPackage("org.halocline.bench..");
    private static final DescribedPredicate<JavaClass> LIBRARIES_FOR_USERS =
            resideInAnyPackage("tools.jackson..", "com.fasterxml..", "picocli..");
    private static final DescribedPredicate<JavaClass> CORE = resideInAnyPackage("org.halocline..")
            .and(DescribedPredicate.not(IO.or(SIMULATIONS).or(CLI).or(BENCH)))
            .as("core");

    @ArchTest
    static final ArchRule coreStandsAlone = noClasses()
            .that(CORE)
            .should()
            .dependOnClassesThat(IO.or(SIMULATIONS).or(CLI).or(BENCH).or(LIBRARIES_FOR_USERS))
            .because("a worker starts lean");

    @ArchTest
    static final ArchRule ioKnowsNoPhysics = noClasses()
            .that(IO)
            .should()
            .dependOnClassesThat(SIMULATIONS.or(CLI).or(BENCH));

    @ArchTest
    static final ArchRule simulationsUseOnlyWhatUsersCan = classes()
            .that(SIMULATIONS)
            .should()
            .onlyDependOnClassesThat(SIMULATIONS
                    .or(resideInAnyPackage(
                            "java..",
                            "jdk.incubator.vector..",
                            "org.jspecify..",
                            "org.apache.commons..",
                            "org.ejml..",
                            "org.halocline.chain..",
                            "org.halocline.grid..",
                            "org.halocline.model..",
                            "org.halocline.sample..",
                            "org.halocline.statistics..",
                            "org.halocline.variance..",
                            "org.halocline.vector..",
                            "org.halocline.error.."))
                    .or(describe("primitives", JavaClass::isPrimitive)))
            .because("if one needs a private door into core, the public API is wrong");

    @ArchTest
    static final ArchRule cliHasNoNumerics = noClasses()
            .that(CLI)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Field.class, Row.class, State.class, Tally.class);

    @ArchTest
    static final ArchRule onlyTheCommandsUseBench =
            noClasses().that(DescribedPredicate.not(BENCH.or(CLI))).should().dependOnClassesThat(BENCH);

    @ArchTest
    static final ArchRule benchStandsBelowTheCommands =
            noClasses().that(BENCH).should().dependOnClassesThat(CLI);

    @ArchTest
    static final ArchRule nothingShipsBenchmarks =
            noClasses().should().dependOnClassesThat(resideInAnyPackage("org.openjdk.jmh.."));

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.halocline.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingInCoreGoesThroughTheFrontDoor = noClasses()
            .that(CORE)
            .and()
            .doNotBelongToAnyOf(Engine.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Engine.class);

    @ArchTest
    static final ArchRule onlyTheCommandsPrint =
            noClasses().that(DescribedPredicate.not(CLI.or(BENCH))).should(ACCESS_STANDARD_STREAMS);
}
