package caseloom.core.definition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Replaces the short names of functions by the pinned ones, in place: comments, order and layout
/// of the text stay as the author wrote them.
final class ShortNames {

    private static final List<String> LISTS = List.of("do", "try", "branches");
    private static final List<String> HOLDERS = List.of("catch", "fork", "foreach");

    private final DefinitionLimits limits;

    ShortNames(DefinitionLimits limits) {
        this.limits = limits;
    }

    /// A text that cannot be read comes back as it is. Edits go from the end to the beginning, so
    /// that the places of those to come stay right.
    String pinned(String text) {
        var called = new TreeMap<Integer, Value.Text>(Comparator.reverseOrder());
        new YamlText(limits, new Complaints(1))
                .read(text)
                .ifPresent(document -> {
                    if (document instanceof Value.Fields fields) {
                        lists(fields, called);
                        functions(fields, called);
                    }
                });
        var edited = new StringBuilder(text);
        called.values().forEach(one -> edit(edited, one));
        return edited.toString();
    }

    private void functions(Value.Fields document, Map<Integer, Value.Text> called) {
        if (document.get("use") instanceof Value.Fields use) {
            step(use.get("functions"), called);
        }
    }

    private void lists(Value.Fields holder, Map<Integer, Value.Text> called) {
        for (var name : LISTS) {
            if (holder.get(name) instanceof Value.Items items) {
                items.values().forEach(item -> step(item, called));
            }
        }
        for (var name : HOLDERS) {
            if (holder.get(name) instanceof Value.Fields inner) {
                lists(inner, called);
            }
        }
    }

    private void step(@Nullable Value item, Map<Integer, Value.Text> called) {
        if (!(item instanceof Value.Fields named)) {
            return;
        }
        for (var field : named.fields().values()) {
            if (field.value() instanceof Value.Fields step) {
                if (step.get("call") instanceof Value.Text call) {
                    called.put(call.spot().start(), call);
                }
                lists(step, called);
            }
        }
    }

    /// Only a name written as one plain or quoted word is edited; anything fancier stays short,
    /// which is accepted too.
    private static void edit(StringBuilder text, Value.Text call) {
        var pinned = pinnedName(call.text()).orElse(null);
        if (pinned == null) {
            return;
        }
        var start = text.offsetByCodePoints(0, call.spot().start());
        var end = text.offsetByCodePoints(0, call.spot().end());
        var quote = quote(text.substring(start, end), call.text());
        if (quote != null) {
            text.replace(start, end, quote + pinned + quote);
        }
    }

    private static Optional<String> pinnedName(String word) {
        for (var function : Function.values()) {
            if (function.word().equals(word)) {
                return Optional.of(function.pinned());
            }
        }
        return Optional.empty();
    }

    private static @Nullable String quote(String written, String word) {
        if (written.equals(word)) {
            return "";
        }
        for (var quote : List.of("'", "\"")) {
            if (written.equals(quote + word + quote)) {
                return quote;
            }
        }
        return null;
    }
}
