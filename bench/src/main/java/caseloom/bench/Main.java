package caseloom.bench;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// `./caseloom bench`. The figures go to standard output, progress and complaints to the other.
/// Exit codes: 0 all cases as they should be, 1 something failed, 2 wrong options.
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /// The clock of this process; nobody else may read it.
    public static Ticks ticks() {
        return new Ticks(System::nanoTime);
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        var options = new Options();
        var line = new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            line.parseArgs(arguments);
            if (line.isUsageHelpRequested()) {
                line.usage(out);
                return 0;
            }
            if (options.idle) {
                out.println(new Idle(options, ticks(), err::println).run());
                return 0;
            }
            if (options.flood != null) {
                return flooded(out, err, new Flooding(options, ticks(), err::println).run());
            }
            var measured = new Bench(options, ticks(), err::println).run();
            out.println(Report.of(measured));
            if (!measured.isClean()) {
                err.println(
                        measured.load().answers().failure() + " " + measured.verdict().complaint());
            }
            return measured.isClean() ? 0 : 1;
        } catch (ParameterException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (Exception e) {
            err.println("the bench failed: " + e);
            return 1;
        }
    }

    private static int flooded(PrintStream out, PrintStream err, Flooding.Measured measured) {
        out.println(measured.json());
        if (!measured.complaint().isEmpty()) {
            err.println(measured.complaint());
        }
        return measured.complaint().isEmpty() ? 0 : 1;
    }
}
