package caseloom.live;

import caseloom.core.cases.OrganizationId;
import caseloom.db.DatabaseFault;
import caseloom.db.Notifications;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells those who watch that cases changed: numbers only, soon after the commit, whatever node it
/// was made on. Nobody is promised each change: after trouble everybody is told that anything may
/// have changed. Safe to share.
public final class LiveChanges implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(LiveChanges.class);

    /// How long nothing is done while nobody watches, or after trouble.
    private static final Duration REST = Duration.ofSeconds(2);

    private static final Duration LISTENED = Duration.ofMillis(500);

    private final Notifications notifications;
    private final InstantSource clock;
    private final LiveSettings settings;
    private final Map<OrganizationId, Set<Watch>> watches = new HashMap<>();
    private final Loop loop = new Loop("live-changes", REST, this::pass);
    private int open;

    /// Whether something may have been said that was not heard.
    private boolean missed = true;

    private boolean complained;

    public LiveChanges(Notifications notifications, InstantSource clock, LiveSettings settings) {
        this.notifications = notifications;
        this.clock = clock;
        this.settings = settings;
    }

    /// Begins to watch an organization's cases, or one of them; to be closed. Empty when as many
    /// watch already as may.
    ///
    /// @param welcome whether the reader may still read; asked now and then, by who reads the watch
    public synchronized Optional<Watch> watch(
            OrganizationId organization, OptionalLong only, BooleanSupplier welcome) {
        var others = watches.getOrDefault(organization, Set.of());
        if (open >= settings.most() || others.size() >= settings.mostOfOne()) {
            return Optional.empty();
        }
        var until = clock.instant().plus(settings.lasts());
        var end = new Watch.End(until, welcome, one -> forget(organization, one));
        var watch = new Watch(only, clock, end);
        watches.computeIfAbsent(organization, _ -> new HashSet<>()).add(watch);
        open++;
        if (!missed) {
            watch.tell(List.of());
        }
        loop.wake();
        return Optional.of(watch);
    }

    private synchronized void forget(OrganizationId organization, Watch watch) {
        var others = watches.getOrDefault(organization, Set.of());
        if (others.remove(watch)) {
            open--;
        }
        if (others.isEmpty()) {
            watches.remove(organization);
        }
    }

    private synchronized boolean isWatched() {
        return open > 0;
    }

    private Duration pass() {
        try {
            if (!isWatched()) {
                miss();
                notifications.close();
                return REST;
            }
            var heard = notifications.heard(LISTENED);
            complained = false;
            if (!tellAllIfMissed()) {
                heard.forEach(this::tell);
            }
            return Duration.ZERO;
        } catch (DatabaseFault e) {
            if (!complained) {
                LOG.warn("live updates pause: the database cannot be heard", e);
            }
            complained = true;
            miss();
            return REST;
        }
    }

    /// Takes what `case_search.sql` says: the organization, then the cases, or none for many.
    private void tell(String said) {
        var numbers = new ArrayList<Long>();
        for (var word : said.split(" ", -1)) {
            numbers.add(Long.parseLong(word));
        }
        var cases = numbers.subList(1, numbers.size());
        for (var watch : watching(new OrganizationId(numbers.getFirst()))) {
            watch.tell(cases);
        }
    }

    private synchronized List<Watch> watching(OrganizationId organization) {
        return List.copyOf(watches.getOrDefault(organization, Set.of()));
    }

    private synchronized void miss() {
        missed = true;
    }

    /// False when nothing was missed.
    private synchronized boolean tellAllIfMissed() {
        if (!missed) {
            return false;
        }
        missed = false;
        watches.values().forEach(all -> all.forEach(watch -> watch.tell(List.of())));
        return true;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
        notifications.close();
    }
}
