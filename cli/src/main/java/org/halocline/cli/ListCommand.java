package org.halocline.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.halocline.io.config.Catalogue;
import org.halocline.model.GridSimulation;
import org.halocline.model.ParameterSpec;
import org.halocline.model.SampleSimulation;
import org.halocline.model.Simulation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Prints what can be run, with parameters, units, ranges and defaults.
@Command(
        name = "list",
        description = "Print the simulations with their parameters, units, ranges and defaults.",
        footerHeading = "%nExamples:%n",
        footer = {"  halocline list", "  halocline list heat"})
final class ListCommand implements Runnable {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A registered name or a class name; then also a config to start from.")
    private @Nullable String name;

    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public void run() {
        PrintWriter out = streams.out();
        Catalogue catalogue = classPath.catalogue();
        if (name == null) {
            List<String> entries = new ArrayList<>();
            catalogue.simulations().forEach((known, type) -> entries.add(describe(known, type)));
            out.println(String.join(System.lineSeparator().repeat(2), entries));
        } else {
            Class<? extends Simulation> type = catalogue.find(name);
            out.println(describe(catalogue.nameOf(type), type));
            out.println();
            out.println("A config to start from:");
            out.println(starter(catalogue.nameOf(type), type));
        }
    }

    private static String describe(String name, Class<? extends Simulation> type) {
        ParameterTable table = new ParameterTable(ParameterSpec.of(type));
        return name + ": " + kind(type) + ", " + type.getName() + System.lineSeparator()
                + table.text().indent(2).stripTrailing();
    }

    private static String starter(String name, Class<? extends Simulation> type) {
        List<String> parameters = new ArrayList<>();
        for (ParameterSpec parameter : ParameterSpec.of(type)) {
            parameters.add('"' + parameter.name() + "\": " + ParameterTable.json(parameter));
        }
        String run = GridSimulation.class.isAssignableFrom(type)
                ? "\"steps\": 1000, "
                : SampleSimulation.class.isAssignableFrom(type) ? "\"samples\": 1000000, " : "";
        return """
            {
              "simulation": "%s",
              "parameters": { %s },
              "run": { %s"workers": "auto" }
            }\
            """.formatted(name, String.join(", ", parameters), run).replace("{  }", "{}");
    }

    private static String kind(Class<?> type) {
        if (GridSimulation.class.isAssignableFrom(type)) {
            return "grid";
        }
        return SampleSimulation.class.isAssignableFrom(type) ? "Monte Carlo" : "program";
    }
}
