package caseloom.schedules;

import caseloom.core.events.Belonging;
import caseloom.core.events.Consumption;
import caseloom.core.events.Fits;
import caseloom.core.schedule.Schedule;
import caseloom.events.Fingerprint;
import caseloom.events.Routable;
import caseloom.workflows.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// An event that came for a workflow whose schedule waits for some.
record Offer(
        Routable event, Subscription by, Publication publication, Consumption events, Fits fits) {

    /// Empty when the event fits nothing that the schedule waits for.
    static Optional<Offer> of(Routable event, Subscription by, Publication publication) {
        return publication
                .definition()
                .schedule()
                .filter(Schedule.OnEvents.class::isInstance)
                .map(schedule -> ((Schedule.OnEvents) schedule).events())
                .map(events ->
                        new Offer(
                                event,
                                by,
                                publication,
                                events,
                                Fits.ofSchedule(events, event.envelope())))
                .filter(offer -> !offer.shared().isEmpty());
    }

    /// Whether it alone starts a run.
    boolean enough() {
        return Belonging.of(events, List.of(), fits) instanceof Belonging.First(var tally)
                && tally.over();
    }

    /// The keys of the gatherings that it may belong to.
    Set<String> keys() {
        var keys = new TreeSet<String>();
        shared().forEach(values -> keys.add(key(values)));
        return keys;
    }

    /// The key of gatherings whose events say this of shared values.
    String key(Map<String, String> values) {
        var texts = new ArrayList<String>();
        for (var name : events.common()) {
            texts.add(name);
            texts.add(values.getOrDefault(name, ""));
        }
        return Fingerprint.of(texts.toArray(String[]::new));
    }

    /// What the event says of shared values, for each filter that it fits.
    private List<Map<String, String>> shared() {
        var found = new ArrayList<Map<String, String>>();
        for (var place = 0; place < events.all().size(); place++) {
            var values = fits.at(place);
            if (values != null) {
                found.add(values);
            }
        }
        return found;
    }
}
