package org.halocline.cli;

import org.halocline.io.config.ConfigSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the JSON Schema of configs, for editors and validators.
@Command(
        name = "schema",
        description = "Print the JSON Schema of configs.",
        footerHeading = "%nExample:%n",
        footer = "  halocline schema > halocline.schema.json")
final class SchemaCommand implements Runnable {
    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(ConfigSchema.json(classPath.catalogue()).stripTrailing());
    }
}
