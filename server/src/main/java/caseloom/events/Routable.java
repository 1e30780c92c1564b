package caseloom.events;

import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/// An event that is on disk and may be wanted by somebody.
///
/// @param toldBefore listeners that an earlier transaction than this one stored were told of it
/// @param matches what the known correlations took out of it
public record Routable(
        long number,
        OrganizationId organization,
        Instant receivedAt,
        ObjectNode envelope,
        long toldBefore,
        List<Match> matches) {

    /// The value that one correlation gives of an event, as a hash.
    ///
    /// @param starts whether workflows may start by it
    record Match(long correlation, String value, boolean starts) {}

    public Routable {
        matches = List.copyOf(matches);
    }

    /// Whether workflows may start by it.
    boolean starts() {
        return matches.stream().anyMatch(Match::starts);
    }

    /// The correlations by which workflows may start.
    public List<Long> startingBy() {
        return matches.stream().filter(Match::starts).map(Match::correlation).toList();
    }

    Routable toldBefore(long transaction) {
        return new Routable(number, organization, receivedAt, envelope, transaction, matches);
    }

    static ObjectNode envelope(String stored) {
        return (ObjectNode) Json.stored(stored);
    }
}
