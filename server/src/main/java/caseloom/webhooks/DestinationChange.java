package caseloom.webhooks;

import caseloom.core.webhook.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What shall be another about an endpoint; null leaves it as it is.
public record DestinationChange(@Nullable String url, @Nullable List<EventType> events) {}
