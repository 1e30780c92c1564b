package caseloom.crash;

import caseloom.crash.Evidence.Found;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Holds what clients and service saw against what the database has.
final class Judge {

    private final Plan plan;
    private final Serials serials;
    private final Clients clients;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();

    Judge(Plan plan, Serials serials, Clients clients) {
        this.plan = plan;
        this.serials = serials;
        this.clients = clients;
    }

    Verdict judge(Evidence evidence, int kills, Duration longestStall) throws SQLException {
        var cases = evidence.cases();
        var applied = evidence.applied();
        var answered = clients.answered();
        for (var n = 0; n < plan.cases(); n++) {
            var found = cases.getOrDefault(Clients.subject(n), List.of());
            if (found.size() > 1) {
                doubled.add("case " + n + " is there " + found.size() + " times");
            }
            answered(n, answered, found);
            found.forEach(one -> ended(one));
            if (plan.asks(n)) {
                asked(n, found, applied);
            }
        }
        return new Verdict(
                answered.size(),
                plan.cases() - answered.size(),
                kills,
                serials.calls(),
                lost,
                doubled,
                clients.faults(),
                longestStall);
    }

    private void answered(int n, Map<Integer, Long> answered, List<Found> found) {
        var id = answered.get(n);
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
        if (serials.keys(n).size() > 1) {
            doubled.add("case " + n + " asked under several keys: " + serials.keys(n));
        }
        for (var one : found) {
            var times = applied.getOrDefault(one.id(), 0);
            if (times != 1) {
                doubled.add("case " + n + " went past its service step " + times + " times");
            }
            if (!serials.given(n).contains(one.attributes().path("serial").asInt(-1))) {
                doubled.add("case " + n + " holds a number it was not given: " + one);
            }
        }
    }
}
