package org.halocline.cli;

import picocli.CommandLine.IVersionProvider;

/// Halocline's version and what it runs on.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String own = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "halocline " + (own == null ? "(unpackaged)" : own),
            "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name"),
            System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                    + Runtime.getRuntime().availableProcessors() + " cores"
        };
    }
}
