package caseloom;

import java.security.SecureRandom;
import java.time.InstantSource;

/// Where the outside world comes in: arguments, environment, clock, chance, standard streams.
public final class Main {

    private Main() {}

    /// Runs the server until it is told to stop.
    public static void main(String[] args) {
        var launch =
                new Launch(
                        new Launch.Outside(
                                System.getenv(), InstantSource.system(), new SecureRandom()),
                        System.out,
                        System.err);
        System.exit(launch.run(args));
    }
}
