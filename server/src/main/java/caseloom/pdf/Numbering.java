package caseloom.pdf;

import caseloom.docx.Word;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/// The lists of a document, as they are counted from its beginning on. For one reading.
final class Numbering {

    private static final int LEVELS = 9;

    private static final Pattern PLACE = Pattern.compile("%([1-9])");

    private final Map<String, Element> lists = new HashMap<>();
    private final Map<String, Element> kinds = new HashMap<>();
    private final Map<String, int[]> counters = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    Numbering(Optional<Element> root) {
        root.ifPresent(one -> {
            for (var list : Word.children(one, "num")) {
                lists.put(Word.attribute(list, "numId").orElse(""), list);
            }
            for (var kind : Word.children(one, "abstractNum")) {
                kinds.put(Word.attribute(kind, "abstractNumId").orElse(""), kind);
            }
        });
    }

    /// A paragraph of a list.
    ///
    /// @param level as the document has it
    record Item(String text, Element level) {}

    /// What stands before the next paragraph of that list; empty when it is no list.
    Optional<Item> next(String list, int depth) {
        var found = Optional.ofNullable(lists.get(list));
        var id = found.flatMap(one -> Word.value(one, "abstractNumId")).map(this::followed);
        if (id.isEmpty() || depth < 0 || depth >= LEVELS) {
            return Optional.empty();
        }
        var level = level(found.get(), id.get(), depth);
        if (level.isEmpty()) {
            return Optional.empty();
        }
        var counts = count(found.get(), list, id.get(), depth);
        return Optional.of(new Item(text(found.get(), id.get(), level.get(), counts), level.get()));
    }

    /// A kind may only name the style of another kind.
    private String followed(String id) {
        var link =
                Optional.ofNullable(kinds.get(id))
                        .flatMap(kind -> Word.value(kind, "numStyleLink"));
        return link.flatMap(name ->
                        kinds.entrySet().stream()
                                .filter(kind ->
                                        Word.value(kind.getValue(), "styleLink")
                                                .filter(name::equals)
                                                .isPresent())
                                .map(Map.Entry::getKey)
                                .findFirst())
                .orElse(id);
    }

    private Optional<Element> level(Element list, String id, int depth) {
        return override(list, depth)
                .flatMap(one -> Word.child(one, "lvl"))
                .or(() ->
                        Optional.ofNullable(kinds.get(id)).flatMap(kind -> at(kind, "lvl", depth)));
    }

    private static Optional<Element> override(Element list, int depth) {
        return at(list, "lvlOverride", depth);
    }

    private static Optional<Element> at(Element parent, String name, int depth) {
        var text = Integer.toString(depth);
        return Word.children(parent, name).stream()
                .filter(one -> Word.attribute(one, "ilvl").filter(text::equals).isPresent())
                .findFirst();
    }

    private int[] count(Element list, String number, String id, int depth) {
        var counts = counters.computeIfAbsent(id, _ -> new int[LEVELS]);
        if (begun.add(number)) {
            for (var i = 0; i < LEVELS; i++) {
                if (override(list, i)
                        .flatMap(one -> Word.child(one, "startOverride"))
                        .isPresent()) {
                    counts[i] = 0;
                }
            }
        }
        counts[depth] = counts[depth] == 0 ? start(list, id, depth) : counts[depth] + 1;
        for (var i = depth + 1; i < LEVELS; i++) {
            counts[i] = 0;
        }
        for (var i = 0; i < depth; i++) {
            counts[i] = counts[i] == 0 ? start(list, id, i) : counts[i];
        }
        return counts;
    }

    private int start(Element list, String id, int depth) {
        return Measures.whole(
                        override(list, depth)
                                .flatMap(one -> Word.value(one, "startOverride"))
                                .or(() ->
                                        level(list, id, depth)
                                                .flatMap(one -> Word.value(one, "start"))))
                .orElse(1);
    }

    private String text(Element list, String id, Element level, int[] counts) {
        var pattern = Word.value(level, "lvlText").orElse("");
        var legal = Measures.flag(level, "isLgl").orElse(false);
        return PLACE.matcher(pattern)
                .replaceAll(found -> {
                    var depth = Integer.parseInt(found.group(1)) - 1;
                    var format =
                            legal
                                    ? "decimal"
                                    : level(list, id, depth)
                                            .flatMap(one -> Word.value(one, "numFmt"))
                                            .orElse("decimal");
                    return Counted.as(format, counts[depth]);
                });
    }
}
