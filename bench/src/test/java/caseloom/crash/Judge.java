package caseloom.crash;

import caseloom.crash.Evidence.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds what clients and service saw against what the database has.
final class Judge {

    private final Plan plan;
    private final Seen seen;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();

    Judge(Plan plan, Seen seen) {
        this.plan = plan;
        this.seen = seen;
    }

    /// What the world outside the server saw, by the number of the case.
    ///
    /// @param answered the id in each 201
    /// @param keys under which the service was asked
    /// @param given the numbers that the service gave
    record Seen(
            Map<Integer, Long> answered,
            Map<Integer, Set<String>> keys,
            Map<Integer, Set<Integer>> given) {}

    /// @param lost answered cases that are not there, or cases that did not reach Closed
    /// @param doubled cases that are there twice, or went past their service step not exactly once
    record Findings(List<String> lost, List<String> doubled) {}

    /// @param cases by subject
    /// @param applied how often each case, by its id, went past its service step
    Findings judge(Map<String, List<Found>> cases, Map<Long, Integer> applied) {
        for (var n = 0; n < plan.cases(); n++) {
            var found = cases.getOrDefault(Clients.subject(n), List.of());
            if (found.size() > 1) {
                doubled.add("case " + n + " is there " + found.size() + " times");
            }
            answered(n, found);
            found.forEach(this::ended);
            if (plan.asks(n)) {
                asked(n, found, applied);
            }
        }
        return new Findings(lost, doubled);
    }

    private void answered(int n, List<Found> found) {
        var id = seen.answered().get(n);
        if (id != null && found.stream().noneMatch(one -> one.id() == id)) {
            lost.add("case " + n + " was answered as " + id + " and is not there: " + found);
        }
        if (id == null && plan.keyed(n)) {
            lost.add("case " + n + " has a key and was never answered");
        }
    }

    private void ended(Found found) {
        if (!found.status().equals("Closed")) {
            lost.add("it did not reach Closed: " + found);
        }
    }

    /// The step counts once, with one of the numbers given under its one key.
    private void asked(int n, List<Found> found, Map<Long, Integer> applied) {
        var keys = seen.keys().getOrDefault(n, Set.of());
        if (keys.size() > 1) {
            doubled.add("case " + n + " asked under several keys: " + keys);
        }
        var given = seen.given().getOrDefault(n, Set.of());
        for (var one : found) {
            var times = applied.getOrDefault(one.id(), 0);
            if (times != 1) {
                doubled.add("case " + n + " went past its service step " + times + " times");
            }
            if (!given.contains(one.attributes().path("serial").asInt(-1))) {
                doubled.add("case " + n + " holds a number it was not given: " + one);
            }
        }
    }
}
