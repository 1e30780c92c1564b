package caseloom.core.definition;

import caseloom.core.definition.Value.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Builds the values of one document out of parse events, within the limits: an alias counts as all
/// that it stands for.
final class YamlTree {

    private final Iterator<Event> events;
    private final DefinitionLimits limits;
    private final Complaints complaints;
    private final Scalars scalars = new Scalars();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int nodes;
    private int deepest;

    /// What an alias may stand for, and how big it is.
    private record Anchored(Value value, int nodes, int height) {}

    /// Reading ends here.
    static final class Stop extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Spot spot;

        Stop(Spot spot, String message) {
            super(message, null, false, false);
            this.spot = spot;
        }

        Spot spot() {
            return spot;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    YamlTree(Iterator<Event> events, DefinitionLimits limits, Complaints complaints) {
        this.events = events;
        this.limits = limits;
        this.complaints = complaints;
    }

    Value document() {
        events.next();
        if (events.next().getEventId() != Event.ID.DocumentStart) {
            throw new Stop(Spot.TOP, "The document is empty.");
        }
        var value = value(events.next(), "", 1);
        events.next();
        var after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new Stop(spot(after), "A file holds one document; here a second one begins.");
        }
        return value;
    }

    private Value value(Event event, String pointer, int depth) {
        count(event, 1, depth);
        return switch (event) {
            case AliasEvent alias -> alias(alias, pointer, depth);
            case ScalarEvent scalar -> anchored(scalar, scalar(scalar, pointer), depth);
            case CollectionStartEvent start -> collection(start, pointer, depth);
            default -> throw new Stop(spot(event), "A value is missing here.");
        };
    }

    private Value collection(CollectionStartEvent start, String pointer, int depth) {
        start.getTag().filter(tag -> !tag.equals("!")).ifPresent(tag -> refuseTag(start, tag));
        var nodesBefore = nodes;
        var deepestBefore = deepest;
        deepest = depth;
        var value =
                start.getEventId() == Event.ID.SequenceStart
                        ? items(start, pointer, depth)
                        : fields(start, pointer, depth);
        start.getAnchor()
                .ifPresent(anchor ->
                        anchors.put(
                                anchor, new Anchored(value, nodes - nodesBefore, deepest - depth)));
        deepest = Math.max(deepest, deepestBefore);
        return value;
    }

    private Value items(CollectionStartEvent start, String pointer, int depth) {
        var values = new ArrayList<Value>();
        var next = events.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            values.add(value(next, pointer + "/" + values.size(), depth + 1));
            next = events.next();
        }
        return new Value.Items(spot(start), pointer, values);
    }

    private Value fields(CollectionStartEvent start, String pointer, int depth) {
        var fields = new LinkedHashMap<String, Field>();
        var next = events.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            var key = key(next);
            var place = Value.under(pointer, key);
            var field = new Field(spot(next), value(events.next(), place, depth + 1));
            if (fields.putIfAbsent(key, field) != null) {
                complaints.error(field.key(), place, "`" + key + "` is written twice.");
            }
            next = events.next();
        }
        return new Value.Fields(spot(start), pointer, fields);
    }

    private String key(Event event) {
        if (event instanceof ScalarEvent scalar) {
            fit(scalar);
            return scalar.getValue();
        }
        if (event instanceof AliasEvent alias) {
            var meant = anchors.get(alias.getAlias());
            if (meant != null && meant.value() instanceof Value.Text text) {
                return text.text();
            }
        }
        throw new Stop(spot(event), "A name must be text.");
    }

    private Value scalar(ScalarEvent scalar, String pointer) {
        fit(scalar);
        var spot = spot(scalar);
        var tag = scalar.getTag().orElse("");
        if (!tag.isEmpty() && !tag.equals("!") && !tag.equals("tag:yaml.org,2002:str")) {
            refuseTag(scalar, tag);
        }
        if (!scalar.isPlain() || !tag.isEmpty()) {
            return new Value.Text(spot, pointer, scalar.getValue());
        }
        try {
            return scalars.plain(scalar.getValue())
                    .<Value>map(json -> new Value.Plain(spot, pointer, json))
                    .orElseGet(() -> new Value.Text(spot, pointer, scalar.getValue()));
        } catch (Unreadable e) {
            throw new Stop(spot, String.valueOf(e.getMessage()));
        }
    }

    private Value anchored(ScalarEvent scalar, Value value, int depth) {
        deepest = Math.max(deepest, depth);
        scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(value, 0, 0)));
        return value;
    }

    private Value alias(AliasEvent alias, String pointer, int depth) {
        var meant = anchors.get(alias.getAlias());
        if (meant == null) {
            throw new Stop(
                    spot(alias),
                    "`*" + alias.getAlias().getValue() + "` stands for nothing written before it.");
        }
        count(alias, meant.nodes(), depth + meant.height());
        deepest = Math.max(deepest, depth + meant.height());
        return meant.value().at(pointer);
    }

    private void count(Event event, int more, int depth) {
        nodes += more;
        if (nodes > limits.nodes()) {
            throw new Stop(
                    spot(event), "The document has more than " + limits.nodes() + " values.");
        }
        if (depth > limits.depth()) {
            throw new Stop(
                    spot(event), "The document nests deeper than " + limits.depth() + " levels.");
        }
    }

    private static void fit(ScalarEvent scalar) {
        var unfit = Scalars.unfit(scalar.getValue());
        if (unfit != null) {
            throw new Stop(spot(scalar), unfit);
        }
    }

    private static void refuseTag(NodeEvent event, String tag) {
        throw new Stop(
                spot(event), "Tags such as `" + tag + "` cannot be used: write the plain value.");
    }

    private static Spot spot(Event event) {
        var start = event.getStartMark();
        var end = event.getEndMark();
        return start.isPresent() && end.isPresent() ? Spot.of(start.get(), end.get()) : Spot.TOP;
    }
}
