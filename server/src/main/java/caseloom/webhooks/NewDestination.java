package caseloom.webhooks;

import caseloom.core.webhook.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A destination to be made: a connection and a path with one event, or a URL with several.
public record NewDestination(
        Kind kind,
        @Nullable Long connection,
        @Nullable String path,
        @Nullable String url,
        List<EventType> events) {

    /// The most characters of a URL or a path.
    public static final int URL_MOST = TargetUrl.MOST;

    public NewDestination {
        events = List.copyOf(events);
    }

    public static NewDestination subscription(long connection, String path, EventType event) {
        return new NewDestination(Kind.SUBSCRIPTION, connection, path, null, List.of(event));
    }

    public static NewDestination endpoint(String url, List<EventType> events) {
        return new NewDestination(Kind.ENDPOINT, null, null, url, events);
    }
}
