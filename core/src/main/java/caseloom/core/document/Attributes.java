package caseloom.core.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The attributes of a document, by name, in the order in which they came.
public record Attributes(List<Attribute> all) {

    public static final Attributes NONE = new Attributes(List.of());

    /// A repeated name counts once: at its first place, as it was said last (L-206, L-214).
    public Attributes {
        all = List.copyOf(byName(all).values());
    }

    /// What becomes of them.
    ///
    /// @param changes those that are others now, in the order in which they were given
    public record Merged(Attributes attributes, List<AttributeChange> changes) {

        public Merged {
            changes = List.copyOf(changes);
        }
    }

    /// Overwrites those that are there, adds the others, and leaves the rest (L-213, L-216).
    public Merged with(Attributes given) {
        var known = byName(all);
        var changes = new ArrayList<AttributeChange>();
        for (var one : given.all) {
            var before = known.put(one.name(), one);
            if (!one.equals(before)) {
                changes.add(new AttributeChange(one, before == null ? null : before.value()));
            }
        }
        return new Merged(new Attributes(List.copyOf(known.values())), changes);
    }

    public List<String> names() {
        return all.stream().map(Attribute::name).toList();
    }

    private static Map<String, Attribute> byName(List<Attribute> attributes) {
        var known = new LinkedHashMap<String, Attribute>();
        attributes.forEach(one -> known.put(one.name(), one));
        return known;
    }
}
