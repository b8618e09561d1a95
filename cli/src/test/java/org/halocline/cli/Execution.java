package org.halocline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// A command executed in this process: what it returned and printed.
record Execution(int code, String out, String err) {
    static Execution of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine(new Terminal(false, 80))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .execute(arguments);
        return new Execution(code, out.toString(), err.toString());
    }
}
