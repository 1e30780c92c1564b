package caseloom.core.schema;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/// Which members or items of the present value some schema has looked at, for `unevaluated...`.
final class Evaluated {

    private final Set<String> members = new HashSet<>();
    private final BitSet items = new BitSet();

    void member(String name) {
        members.add(name);
    }

    void item(int index) {
        items.set(index);
    }

    void itemsBefore(int end) {
        items.set(0, end);
    }

    boolean hasMember(String name) {
        return members.contains(name);
    }

    boolean hasItem(int index) {
        return items.get(index);
    }

    void addAll(Evaluated other) {
        members.addAll(other.members);
        items.or(other.items);
    }
}
