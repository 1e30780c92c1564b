package caseloom.intake;

import java.util.List;
import java.util.stream.Collectors;

/// How a record's history begins, as it is stored: what the request itself did.
final class FirstEntries {

    private FirstEntries() {}

    /// The history row of a creation; its entries have the row's moment.
    static String of(Arrival arrival) {
        return list(arrival, "");
    }

    /// The one history row of a creation and of the decision that ended the run at once. The row's
    /// moment is the decision's, so what came before carries its own.
    ///
    /// @param decision the entries of the decision, a list that is not empty
    static String of(Arrival arrival, String decision) {
        var first = list(arrival, ",null,null,\"" + arrival.at() + "\"");
        return first.substring(0, first.length() - 1) + "," + decision.substring(1);
    }

    private static String list(Arrival arrival, String moment) {
        return events(arrival).stream()
                .map(event -> "[\"" + event + "\"" + moment + "]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<String> events(Arrival arrival) {
        var asked = arrival.shown() ? "case.created" : "run.asked";
        return arrival.origin().submitted() ? List.of(asked, "intake.completed") : List.of(asked);
    }
}
