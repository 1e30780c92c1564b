package caseloom.core.interpreter;

import caseloom.core.events.Tally;
import caseloom.core.interpreter.Hearing.Ear;
import caseloom.core.interpreter.Hearing.Event;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/// The part of a run's state that a `listen` has. Values stand elsewhere, here by their places.
final class HearingState {

    private HearingState() {}

    static ObjectNode write(Hearing hearing, ToIntFunction<JsonNode> places) {
        var node = Json.object();
        var ears = node.putArray("ears");
        for (var ear : hearing.ears) {
            var part = ears.addObject().put("id", ear.id());
            texts(part, "expected", new TreeMap<>(ear.expected()));
        }
        texts(node, "learned", hearing.tally.learned());
        if (!hearing.tally.satisfied().isEmpty()) {
            var satisfied = node.putArray("satisfied");
            hearing.tally.satisfied().forEach(satisfied::add);
        }
        events(node, "given", hearing.given, places);
        events(node, "queue", hearing.queue, places);
        if (hearing.current != null) {
            var current = new TreeMap<Long, JsonNode>();
            current.put(hearing.current.number(), hearing.current.envelope());
            events(node, "current", current, places);
        }
        if (hearing.tally.over()) {
            node.put("over", true);
        }
        return node;
    }

    private static void texts(ObjectNode node, String name, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            var part = node.putObject(name);
            texts.forEach(part::put);
        }
    }

    private static void events(
            ObjectNode node,
            String name,
            Map<Long, JsonNode> events,
            ToIntFunction<JsonNode> places) {
        if (!events.isEmpty()) {
            var part = node.putArray(name);
            events.forEach((number, value) ->
                    part.addObject().put("event", number).put("value", places.applyAsInt(value)));
        }
    }

    static Hearing read(JsonNode node, IntFunction<JsonNode> values) {
        var ears = new ArrayList<Ear>();
        for (var part : node.path("ears")) {
            ears.add(new Ear(part.path("id").asInt(), texts(part, "expected")));
        }
        var hearing = new Hearing(ears);
        var satisfied = new TreeSet<Integer>();
        node.path("satisfied").forEach(place -> satisfied.add(place.asInt()));
        hearing.tally = new Tally(texts(node, "learned"), satisfied, node.path("over").asBoolean());
        hearing.given.putAll(events(node, "given", values));
        hearing.queue.putAll(events(node, "queue", values));
        var current = events(node, "current", values).firstEntry();
        hearing.current = current == null ? null : new Event(current.getKey(), current.getValue());
        return hearing;
    }

    private static Map<String, String> texts(JsonNode node, String name) {
        var texts = new LinkedHashMap<String, String>();
        node.path(name)
                .properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
    }

    private static NavigableMap<Long, JsonNode> events(
            JsonNode node, String name, IntFunction<JsonNode> values) {
        var events = new TreeMap<Long, JsonNode>();
        for (var part : node.path(name)) {
            events.put(part.path("event").asLong(), values.apply(part.path("value").asInt(-1)));
        }
        return events;
    }
}
