package caseloom.dashboard;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// Draws what allows the styles of one answer, and cannot be guessed.
public record Nonces(RandomGenerator random) {

    private static final int BYTES = 18;

    String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
