package caseloom.webhooks;

import caseloom.core.webhook.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where events go, as who manages it sees it.
///
/// @param connection and `path` of a subscription; null for an endpoint
/// @param url of an endpoint; null for a subscription
/// @param pausedBecause why the server itself paused it; null when it is active or a person did
/// @param secret its signing secrets, without their values
/// @param failingSince the first failed attempt since the last one that went well
public record Destination(
        long id,
        Kind kind,
        @Nullable Long connection,
        @Nullable String path,
        @Nullable String url,
        List<EventType> events,
        State state,
        @Nullable String pausedBecause,
        SecretState secret,
        @Nullable Instant failingSince,
        Instant createdAt,
        Instant updatedAt) {

    public Destination {
        events = List.copyOf(events);
    }

    /// Whether it gets events. One that is deleted is not shown.
    public enum State {
        ACTIVE,
        PAUSED
    }

    /// Which secret signs.
    ///
    /// @param number of the newest
    /// @param since from when on the newest signs
    /// @param rotated whether there is one before it
    public record SecretState(int number, Instant since, boolean rotated) {}
}
