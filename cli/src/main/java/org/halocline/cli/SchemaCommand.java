package org.halocline.cli;

import org.halocline.io.config.ConfigSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Prints the JSON Schema of configs, for editors and validators.
@Command(
        name = "schema",
        description = "Print the JSON Schema of configs.",
        footerHeading = "%nExample:%n",
        footer = "  halocline schema > halocline.schema.json")
final class SchemaCommand implements Runnable {
    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    @Mixin
    private Streams streams = new Streams();

    @Override
    public void run() {
        streams.out().println(ConfigSchema.json(classPath.catalogue()).stripTrailing());
    }
}
