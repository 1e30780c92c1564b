package caseloom.connections;

/// How many requests a service takes: so many in any so many minutes.
public record Rate(int requests, int minutes) {

    /// What a connection has that says nothing else (C-192).
    public static final Rate USUAL = new Rate(100, 1);

    public static final int REQUESTS_MOST = 1_000_000;
    public static final int MINUTES_MOST = 1_440;

    public Rate {
        if (requests < 1 || requests > REQUESTS_MOST || minutes < 1 || minutes > MINUTES_MOST) {
            throw new IllegalArgumentException("no rate: " + requests + " in " + minutes);
        }
    }
}
