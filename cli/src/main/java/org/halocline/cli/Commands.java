package org.halocline.cli;

import picocli.CommandLine;

/// Makes commands; those that draw are told where.
record Commands(Terminal terminal) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == RunCommand.class) {
            return type.cast(new RunCommand(terminal));
        }
        if (type == ResumeCommand.class) {
            return type.cast(new ResumeCommand(terminal));
        }
        if (type == MergeCommand.class) {
            return type.cast(new MergeCommand(terminal));
        }
        if (type == VerifyCommand.class) {
            return type.cast(new VerifyCommand(terminal));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
