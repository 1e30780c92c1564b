package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.webhook.EventType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which active destinations there are, as of that number of the epoch. Immutable.
///
/// @param byOrganization only organizations that have some
public record Known(long epoch, Map<Long, List<Receiver>> byOrganization) {

    public Known {
        byOrganization = Map.copyOf(byOrganization);
    }

    /// A destination that takes events of these types.
    public record Receiver(long destination, Kind kind, Set<EventType> events) {

        public Receiver {
            events = Set.copyOf(events);
        }
    }

    /// Whether the organization has any.
    public boolean any(OrganizationId organization) {
        return byOrganization.containsKey(organization.value());
    }

    List<Receiver> of(OrganizationId organization) {
        return byOrganization.getOrDefault(organization.value(), List.of());
    }
}
