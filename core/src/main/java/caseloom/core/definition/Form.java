package caseloom.core.definition;

import caseloom.core.definition.Value.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One object of the document whose member names are known. Every question complains by itself and
/// answers null when there is nothing usable, so that one mistake gives one message.
final class Form {

    private final Value.Fields fields;
    private final String title;
    private final Complaints complaints;

    /// False when the value was no object at all: then nothing in it is missed.
    private final boolean whole;

    /// What misspelt members were meant to be: those are not missed either.
    private final Set<String> meant = new HashSet<>();

    private Form(Value.Fields fields, String title, Complaints complaints, boolean whole) {
        this.fields = fields;
        this.title = title;
        this.complaints = complaints;
        this.whole = whole;
    }

    /// The value as an object. Its members are not judged yet: see [#only].
    ///
    /// @param title how messages name it, such as `` `document` ``
    static Form of(Value value, String title, Complaints complaints) {
        if (value instanceof Value.Fields fields) {
            return new Form(fields, title, complaints, true);
        }
        complaints.error(value, sentence(title) + " must be an object, not " + kind(value) + ".");
        return new Form(
                new Value.Fields(value.spot(), value.pointer(), Map.of()),
                title,
                complaints,
                false);
    }

    private static String sentence(String title) {
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    /// What a value is, in words.
    static String kind(Value value) {
        return switch (value) {
            case Value.Text _ -> "a text";
            case Value.Items _ -> "a list";
            case Value.Fields _ -> "an object";
            case Value.Plain plain ->
                    switch (plain.json().getNodeType()) {
                        case BOOLEAN -> "`" + plain.json().asText() + "`";
                        case NUMBER -> "a number";
                        default -> "empty";
                    };
        };
    }

    Value.Fields fields() {
        return fields;
    }

    /// Complains about every member with another name.
    Form only(String... names) {
        return only(List.of(names));
    }

    Form only(List<String> known) {
        names().stream().filter(name -> !known.contains(name)).forEach(name -> odd(name, known));
        return this;
    }

    private void odd(String name, List<String> known) {
        Nearest.to(name, known).ifPresent(meant::add);
        complainAbout(
                name, "`" + name + "` is not known in " + title + "." + Nearest.hint(name, known));
    }

    Set<String> names() {
        return fields.fields().keySet();
    }

    boolean has(String name) {
        return fields.fields().containsKey(name);
    }

    /// Complains where the member's name is written.
    void complainAbout(String name, String message) {
        var field = fields.fields().get(name);
        var spot = field == null ? fields.spot() : field.key();
        complaints.error(spot, Value.under(fields.pointer(), name), message);
    }

    @Nullable Value get(String name) {
        return fields.get(name);
    }

    @Nullable Value needed(String name) {
        var value = fields.get(name);
        if (value == null && whole && !meant.contains(name)) {
            complaints.error(fields, sentence(title) + " needs `" + name + "`.");
        }
        return value;
    }

    Value.@Nullable Text text(String name) {
        return text(name, get(name));
    }

    Value.@Nullable Text neededText(String name) {
        return text(name, needed(name));
    }

    @Nullable Boolean flag(String name) {
        var value = get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Value.Plain plain && plain.json().isBoolean()) {
            return plain.json().booleanValue();
        }
        complaints.error(
                value, "`" + name + "` must be `true` or `false`, not " + kind(value) + ".");
        return null;
    }

    /// A whole number; `1.0` is one too, as in JSON Schema.
    @Nullable Integer number(String name) {
        return number(name, get(name));
    }

    @Nullable Integer neededNumber(String name) {
        return number(name, needed(name));
    }

    private @Nullable Integer number(String name, @Nullable Value value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Value.Plain plain && plain.json().isNumber()) {
            try {
                return plain.json().decimalValue().intValueExact();
            } catch (ArithmeticException _) {
                complaints.error(value, "`" + name + "` must be a whole number of usual size.");
                return null;
            }
        }
        complaints.error(value, "`" + name + "` must be a whole number, not " + kind(value) + ".");
        return null;
    }

    private Value.@Nullable Text text(String name, @Nullable Value value) {
        if (value == null || value instanceof Value.Text) {
            return (Value.Text) value;
        }
        complaints.error(value, mustBeText("`" + name + "`", value));
        return null;
    }

    static String mustBeText(String title, Value value) {
        var quoted =
                value instanceof Value.Plain plain
                                && plain.json().isValueNode()
                                && !plain.json().isNull()
                        ? ": write '" + plain.json().asText() + "' in quotes"
                        : "";
        return title + " must be a text, not " + kind(value) + quoted + ".";
    }

    /// The items of a list; none when it is absent or no list.
    List<Value> items(String name) {
        return switch (get(name)) {
            case null -> List.of();
            case Value.Items items -> items.values();
            case Value other -> {
                complaints.error(other, "`" + name + "` must be a list, not " + kind(other) + ".");
                yield List.of();
            }
        };
    }

    /// The member of an object that must have exactly one, such as a named step; null after a
    /// complaint.
    static Map.@Nullable Entry<String, Field> single(
            Value value, String title, Complaints complaints) {
        if (value instanceof Value.Fields one && one.fields().size() == 1) {
            return one.fields().entrySet().iterator().next();
        }
        complaints.error(
                value,
                value instanceof Value.Fields many && !many.fields().isEmpty()
                        ? title
                                + " has one name, but here stand `"
                                + String.join("`, `", many.fields().keySet())
                                + "`: begin each with `- `."
                        : title + " must be an object with one name, not " + kind(value) + ".");
        return null;
    }
}
