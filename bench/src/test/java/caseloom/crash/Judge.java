package caseloom.crash;

import caseloom.crash.Evidence.Found;
import caseloom.crash.Evidence.Histories;
import caseloom.crash.Evidence.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds what clients and service saw against what the database has.
final class Judge {

    private final Seen seen;
    private final Histories histories;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> illegal = new ArrayList<>();

    Judge(Seen seen, Histories histories) {
        this.seen = seen;
        this.histories = histories;
    }

    /// What the world outside the server saw, by the number of the case.
    ///
    /// @param begun how many cases were asked for
    /// @param answered the id in each answer
    /// @param keys under which the service was asked
    /// @param given the numbers that the service gave
    record Seen(
            int begun,
            Map<Integer, Long> answered,
            Map<Integer, Set<String>> keys,
            Map<Integer, Set<Integer>> given) {}

    /// @param lost answered cases that are not there, or cases that did not end as they should
    /// @param doubled cases that are there twice, or in which something happened twice
    /// @param illegal cases whose statuses or histories are not in order
    record Findings(List<String> lost, List<String> doubled, List<String> illegal) {

        Findings {
            lost = List.copyOf(lost);
            doubled = List.copyOf(doubled);
            illegal = List.copyOf(illegal);
        }
    }

    /// Judges once.
    ///
    /// @param cases by number
    Findings judge(Map<Integer, List<Found>> cases) {
        for (var n = 0; n < seen.begun(); n++) {
            var found = cases.getOrDefault(n, List.of());
            if (found.size() > 1) {
                doubled.add("case " + n + " is there " + found.size() + " times");
            }
            answered(n, found);
            found.forEach(this::ended);
        }
        doubled.addAll(histories.repeated());
        histories.torn().forEach(id -> illegal.add("the history of case " + id + " has a hole"));
        return new Findings(lost, doubled, illegal);
    }

    private void answered(int n, List<Found> found) {
        var id = seen.answered().get(n);
        if (id != null && found.stream().noneMatch(one -> one.id() == id)) {
            lost.add("case " + n + " was answered as " + id + " and is not there: " + found);
        }
        if (id == null && Plan.keyed(n)) {
            lost.add("case " + n + " has a key and was never answered");
        }
    }

    private void ended(Found found) {
        var kind = Plan.kind(found.n());
        if (!found.status().equals("Closed") || found.completed() < 1) {
            lost.add("it did not come to its end: " + found);
        }
        if (found.runs() != 1) {
            doubled.add("it has not one run: " + found);
        }
        if (!histories.moves().getOrDefault(found.id(), List.of()).equals(moves(kind.path()))) {
            illegal.add(
                    found
                            + " moved otherwise than "
                            + kind
                            + ": "
                            + histories.moves().get(found.id()));
        }
        switch (kind) {
            case ASK -> asked(found);
            case LISTEN -> heard(found);
            case PLAIN, WAIT -> {}
        }
    }

    /// The one answer that it keeps is one of those given under its one key.
    private void asked(Found found) {
        var keys = seen.keys().getOrDefault(found.n(), Set.of());
        if (keys.size() != 1 || keys.contains("")) {
            doubled.add(found + " asked not under one key: " + keys);
        }
        var given = seen.given().getOrDefault(found.n(), Set.of());
        if (!given.contains(found.attributes().path("serial").asInt(-1))) {
            doubled.add(found + " holds a number that it was not given: " + given);
        }
    }

    private void heard(Found found) {
        if (!found.attributes().path("answer").asText().equals(Kind.answer(found.n()))) {
            lost.add(found + " did not keep its event");
        }
    }

    /// The moves along a path of statuses.
    static List<Move> moves(List<String> path) {
        var moves = new ArrayList<Move>();
        for (var i = 1; i < path.size(); i++) {
            moves.add(new Move(path.get(i - 1), path.get(i)));
        }
        return moves;
    }
}
