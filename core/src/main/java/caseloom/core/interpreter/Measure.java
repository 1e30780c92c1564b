package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;

/// Whether a value can be kept: near enough how large it is as JSON text, how deep, and whether its
/// texts hold only what a database can store. Nothing is written for that, and the count stops as
/// soon as a bound is passed.
public final class Measure {

    private final long sizeMost;
    private final int depthMost;
    private long size;
    private boolean tooDeep;
    private boolean unsound;

    private Measure(long sizeMost, int depthMost) {
        this.sizeMost = sizeMost;
        this.depthMost = depthMost;
    }

    /// Counts until a bound is passed; what is beyond it is not looked at.
    public static Measure of(JsonNode node, long sizeMost, int depthMost) {
        var measure = new Measure(sizeMost, depthMost);
        measure.add(node, 1);
        return measure;
    }

    /// Whether the value is within both bounds and holds only what can be stored.
    public boolean fits() {
        return !over() && !unsound;
    }

    /// Characters of the JSON text, near enough.
    public long size() {
        return size;
    }

    /// Why the value cannot be kept, to follow its name in a sentence.
    public String complaint() {
        if (tooDeep) {
            return "is nested deeper than " + depthMost + " levels";
        }
        return unsound
                ? "holds a character that cannot be stored (U+0000 or half a surrogate pair)"
                : "is larger than " + sizeMost + " bytes";
    }

    private boolean over() {
        return tooDeep || size > sizeMost;
    }

    private void add(JsonNode node, int depth) {
        if (node.isTextual()) {
            add(node.textValue());
        } else if (node.isContainerNode()) {
            container(node, depth);
        } else {
            size += node.asText().length();
        }
    }

    private void container(JsonNode node, int depth) {
        size += 2;
        tooDeep |= depth > depthMost;
        if (node.isArray()) {
            for (var i = 0; i < node.size() && !over(); i++) {
                size += 1;
                add(node.get(i), depth + 1);
            }
        } else {
            var members = node.properties().iterator();
            while (members.hasNext() && !over()) {
                var member = members.next();
                size += 2;
                add(member.getKey());
                add(member.getValue(), depth + 1);
            }
        }
    }

    private void add(String text) {
        size += text.length() + 2L;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c > '~') {
                size += 2;
                unsound |= !Sound.at(text, i);
            }
        }
    }
}
