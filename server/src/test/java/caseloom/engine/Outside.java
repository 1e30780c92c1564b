package caseloom.engine;

import caseloom.outbound.Outcome;
import caseloom.outbound.Request;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The services that runs call: each answer has a number of its own. Holds every request against
/// the first one with its key. For one thread.
final class Outside {

    private static final Map<String, List<String>> JSON =
            Map.of("content-type", List.of("application/json"));

    private final RandomGenerator random;
    private final Map<String, String> asked = new HashMap<>();
    private final Map<String, Set<Integer>> answers = new HashMap<>();
    private double moody;
    private int serial;

    /// @param moody how likely it is that a service does not do what it is asked
    Outside(RandomGenerator random, double moody) {
        this.random = random;
        this.moody = moody;
    }

    void calm() {
        moody = 0;
    }

    Outcome answer(Request request) {
        var key = Objects.requireNonNull(request.key());
        var what =
                request.method()
                        + ' '
                        + request.uri()
                        + ' '
                        + new String(request.body(), StandardCharsets.UTF_8);
        var first = asked.putIfAbsent(key, what);
        if (first != null && !first.equals(what)) {
            throw new AssertionError("two requests of one key: " + first + " and " + what);
        }
        if (random.nextDouble() < moody) {
            return refused();
        }
        serial++;
        answers.computeIfAbsent(key, any -> new HashSet<>()).add(serial);
        return new Outcome.Answered(
                200, JSON, ("{\"serial\":" + serial + "}").getBytes(StandardCharsets.UTF_8));
    }

    /// True when that answer was given to a request of the run.
    boolean answered(RunKey run, int number) {
        return answers.entrySet().stream()
                .filter(given -> given.getKey().startsWith(run.runId() + "/"))
                .anyMatch(given -> given.getValue().contains(number));
    }

    private Outcome refused() {
        return switch (random.nextInt(3)) {
            case 0 -> new Outcome.Answered(503, JSON, new byte[0]);
            case 1 -> new Outcome.Failed(Outcome.Why.TIMEOUT, "too slow");
            default -> new Outcome.Failed(Outcome.Why.BROKEN, "no connection");
        };
    }
}
