package caseloom.queue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What waits, by organization and part. Organizations take turns, the parts of one take its turns
/// among themselves, and within a part what came first goes first. For one thread at a time.
public final class Turns<T> {

    private final Map<Long, Organization<T>> organizations = new HashMap<>();
    private final ArrayDeque<Organization<T>> turns = new ArrayDeque<>();
    private int size;

    /// The parts of one organization; never empty outside of a method.
    private static final class Organization<T> {

        private final long number;
        private final Map<Long, Part<T>> parts = new HashMap<>();
        private final ArrayDeque<Part<T>> turns = new ArrayDeque<>();
        private int size;

        Organization(long number) {
            this.number = number;
        }
    }

    private record Part<T>(long number, ArrayDeque<T> items) {}

    public int size() {
        return size;
    }

    public int ofOrganization(long number) {
        var organization = organizations.get(number);
        return organization == null ? 0 : organization.size;
    }

    public int of(Lane lane) {
        var organization = organizations.get(lane.organization());
        var part = organization == null ? null : organization.parts.get(lane.part());
        return part == null ? 0 : part.items.size();
    }

    public void add(Lane lane, T item) {
        var organization = organizations.get(lane.organization());
        if (organization == null) {
            organization = new Organization<>(lane.organization());
            organizations.put(lane.organization(), organization);
            turns.add(organization);
        }
        var part = organization.parts.get(lane.part());
        if (part == null) {
            part = new Part<>(lane.part(), new ArrayDeque<>());
            organization.parts.put(lane.part(), part);
            organization.turns.add(part);
        }
        part.items.add(item);
        organization.size++;
        size++;
    }

    /// Null when nothing waits.
    public @Nullable T take() {
        var organization = turns.poll();
        if (organization == null) {
            return null;
        }
        var part = organization.turns.remove();
        var item = part.items.remove();
        if (part.items.isEmpty()) {
            organization.parts.remove(part.number());
        } else {
            organization.turns.add(part);
        }
        organization.size--;
        size--;
        if (organization.size == 0) {
            organizations.remove(organization.number);
        } else {
            turns.add(organization);
        }
        return item;
    }
}
