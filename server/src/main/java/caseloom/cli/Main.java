package caseloom.cli;

import java.nio.file.Path;
import java.security.SecureRandom;

/// Where the command line begins: the only place of it that reads the environment of the process.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var screen = new Surroundings.Screen(System.out, System.err);
        var around =
                new Surroundings(
                        System.getenv(),
                        Path.of(""),
                        System.in,
                        screen,
                        Thread::sleep,
                        new SecureRandom());
        System.exit(Cli.run(around, arguments));
    }
}
