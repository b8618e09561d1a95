package org.halocline.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/// The entry of the `halocline` launcher.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        StandardOutput out = new StandardOutput();
        int code;
        try {
            code = commandLine(Terminal.here())
                    .setOut(new PrintWriter(out, false, System.out.charset()))
                    .setErr(err)
                    .execute(args);
        } catch (Throwable unexpected) { // such as OutOfMemoryError, which no command foresees
            code = Failures.report(unexpected, err, Failures.wantsTrace(args, System.getenv()));
        }
        System.exit(out.failure().isPresent() ? complain(out.failure().get(), err, code) : code);
    }

    private static int complain(String failure, PrintWriter err, int code) {
        err.println("halocline: standard output: " + failure);
        return code == ExitCode.DONE ? ExitCode.FAILED : code;
    }

    /// All commands, ready to execute. Commands print to its `out` and `err`.
    static CommandLine commandLine(Terminal terminal) {
        CommandLine commands = new CommandLine(new Halocline(), new Commands(terminal));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionStrategy(Main::execute);
        commands.setParameterExceptionHandler(Failures::misused);
        commands.setExecutionExceptionHandler(Failures::failed);
        return commands;
    }

    private static int execute(CommandLine.ParseResult parsed) {
        int code = new CommandLine.RunLast().execute(parsed);
        parsed.commandSpec().commandLine().getOut().flush();
        return code;
    }
}
