package caseloom.schedules;

import caseloom.core.cases.WorkflowId;
import caseloom.core.events.Belonging;
import caseloom.core.events.Tally;
import caseloom.core.expression.ExpressionFault;
import caseloom.core.expression.Variables;
import caseloom.core.json.Json;
import caseloom.events.Routable;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a batch of events makes of gatherings, worked out in memory while their workflows are held.
/// For one transaction.
final class GatheringRound {

    private final SchedulesSettings.Gathering limits;
    private final Instant giveUpAt;
    private final Function<Gathering.Id, List<JsonNode>> stored;
    private final Map<WorkflowId, List<Gathering>> open = new HashMap<>();
    private final Map<Gathering.Id, Gathering> changed = new LinkedHashMap<>();
    private final Map<Gathering.Id, List<Routable>> joined = new LinkedHashMap<>();
    private final Set<Gathering.Id> tooLarge = new LinkedHashSet<>();
    private final Set<WorkflowId> begun = new LinkedHashSet<>();
    private @Nullable Loaded loaded;

    /// The events of the gathering that was looked at last.
    private record Loaded(Gathering.Id id, List<JsonNode> envelopes) {}

    /// @param open those that the events may belong to, the earliest first
    /// @param stored gives the events of a gathering that are on disk
    GatheringRound(
            SchedulesSettings.Gathering limits,
            Instant now,
            List<Gathering> open,
            Function<Gathering.Id, List<JsonNode>> stored) {
        this.limits = limits;
        this.giveUpAt = now.plus(limits.waitsMost());
        this.stored = stored;
        open.forEach(one -> openOf(one.id().workflow()).add(one));
    }

    void take(Offer offer) {
        var around = openOf(offer.by().workflow());
        var tallies = around.stream().map(Gathering::tally).toList();
        switch (Belonging.of(offer.events(), tallies, offer.fits())) {
            case Belonging.First(var tally) -> begin(offer, around, tally);
            case Belonging.Another(var place, var tally) ->
                    join(offer, around, around.get(place).with(tally, size(offer)));
            case Belonging.Stops(var stopped) ->
                    new TreeMap<>(stopped)
                            .descendingMap()
                            .forEach((place, tally) -> keep(around, around.get(place).at(tally)));
            case Belonging.None _ -> {}
        }
    }

    /// Those that have to be stored.
    Collection<Gathering> changed() {
        return changed.values();
    }

    /// The events of those that have to be stored.
    Map<Gathering.Id, List<Routable>> joined() {
        return joined;
    }

    /// Those that grew beyond what a run can begin with.
    Set<Gathering.Id> tooLarge() {
        return tooLarge;
    }

    /// Workflows with a gathering more than before.
    Set<WorkflowId> begun() {
        return begun;
    }

    private List<Gathering> openOf(WorkflowId workflow) {
        return open.computeIfAbsent(workflow, _ -> new ArrayList<>());
    }

    private void begin(Offer offer, List<Gathering> around, Tally tally) {
        var event = offer.event();
        var first =
                new Gathering(
                        new Gathering.Id(offer.by().workflow(), event.number()),
                        event.organization(),
                        offer.by().version(),
                        offer.key(tally.learned()),
                        tally,
                        1,
                        size(offer),
                        giveUpAt);
        around.add(first);
        begun.add(offer.by().workflow());
        join(offer, around, first);
    }

    private void join(Offer offer, List<Gathering> around, Gathering next) {
        joined.computeIfAbsent(next.id(), _ -> new ArrayList<>()).add(offer.event());
        if (next.events() > limits.eventsMost() || next.bytes() > limits.bytesMost()) {
            around.removeIf(one -> one.id().equals(next.id()));
            changed.remove(next.id());
            joined.remove(next.id());
            tooLarge.add(next.id());
        } else {
            keep(around, holds(offer, next) ? next.at(next.tally().ended()) : next);
        }
    }

    private void keep(List<Gathering> around, Gathering next) {
        changed.put(next.id(), next);
        if (next.complete()) {
            around.removeIf(one -> one.id().equals(next.id()));
        } else {
            around.replaceAll(one -> one.id().equals(next.id()) ? next : one);
        }
    }

    /// A condition that fails does not hold, as a filter that fails does not fit.
    private boolean holds(Offer offer, Gathering gathering) {
        var condition = offer.events().condition();
        if (condition == null || gathering.complete()) {
            return false;
        }
        try {
            return condition.test(envelopes(gathering.id()), Variables.NONE);
        } catch (ExpressionFault _) {
            return false;
        }
    }

    private JsonNode envelopes(Gathering.Id id) {
        var known = loaded;
        if (known == null || !known.id().equals(id)) {
            known = new Loaded(id, stored.apply(id));
            loaded = known;
        }
        var all = Json.array().addAll(known.envelopes());
        joined.getOrDefault(id, List.of()).forEach(event -> all.add(event.envelope()));
        return all;
    }

    private static int size(Offer offer) {
        return Json.bytes(offer.event().envelope()).length;
    }
}
