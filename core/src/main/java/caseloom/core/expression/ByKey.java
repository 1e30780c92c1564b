package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `sort_by`, `group_by`, `unique_by`, `min_by`, `max_by`, and the same without a key.
final class ByKey extends Filter.Single {

    enum Kind {
        SORT,
        GROUP,
        UNIQUE,
        MIN,
        MAX
    }

    private record Keyed(JsonNode key, JsonNode item) {}

    private final Kind kind;
    private final Filter key;

    ByKey(Kind kind, Filter key) {
        this.kind = kind;
        this.key = key;
    }

    @Override
    JsonNode one(Env env, JsonNode in) {
        if (!in.isArray()) {
            throw new JqError(Values.brief(in) + " cannot be sorted, as it is not an array");
        }
        var run = env.run();
        var items = keyed(env, in);
        Comparator<Keyed> order = (a, b) -> Values.compare(run, a.key, b.key, 0);
        return switch (kind) {
            case SORT -> array(items.stream().sorted(order).map(Keyed::item).toList());
            case GROUP -> array(groups(items, order));
            case UNIQUE -> array(groups(items, order).stream().map(group -> group.get(0)).toList());
            case MIN -> items.stream().min(order).map(Keyed::item).orElse(NullNode.getInstance());
            // The last of several equal ones, as in jq.
            case MAX ->
                    items.stream()
                            .reduce((a, b) -> order.compare(a, b) > 0 ? a : b)
                            .map(Keyed::item)
                            .orElse(NullNode.getInstance());
        };
    }

    private List<Keyed> keyed(Env env, JsonNode in) {
        var items = new ArrayList<Keyed>(in.size());
        for (var item : in) {
            env.run().grow(64);
            var keys = JsonNodeFactory.instance.arrayNode().addAll(key.all(env, item));
            items.add(new Keyed(keys.size() == 1 ? keys.get(0) : keys, item));
        }
        return items;
    }

    private static List<ArrayNode> groups(List<Keyed> items, Comparator<Keyed> order) {
        var groups = new ArrayList<ArrayNode>();
        Keyed last = null;
        for (var item : items.stream().sorted(order).toList()) {
            if (last == null || order.compare(last, item) != 0) {
                groups.add(JsonNodeFactory.instance.arrayNode());
            }
            groups.getLast().add(item.item);
            last = item;
        }
        return groups;
    }

    private static ArrayNode array(List<? extends JsonNode> items) {
        return JsonNodeFactory.instance.arrayNode(items.size()).addAll(items);
    }
}
