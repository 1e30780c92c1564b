package caseloom.admin;

import caseloom.access.Email;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.outcome.Refusal.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The members of a body. Every route asks for those it knows; `judged` then refuses what is wrong
/// and what nobody asked for. A member that is null counts as absent. For one thread.
final class Fields {

    private static final BigDecimal AMOUNT_MOST = BigDecimal.TEN.pow(12);
    private static final int AMOUNT_SCALE = 6;

    private final ObjectNode given;
    private final String prefix;
    private final Set<String> known = new HashSet<>();
    private final List<Fields> inner = new ArrayList<>();
    private final List<Fault> faults;

    Fields(ObjectNode given) {
        this(given, "", new ArrayList<>());
    }

    private Fields(ObjectNode given, String prefix, List<Fault> faults) {
        this.given = given;
        this.prefix = prefix;
        this.faults = faults;
    }

    /// The members of a member that is an object; `judged` judges them too.
    Optional<Fields> within(String name) {
        var object = object(name);
        var fields = object.map(one -> new Fields(one, prefix + name + ".", faults));
        fields.ifPresent(inner::add);
        return fields;
    }

    /// Text of 1 to so many characters that is not blank; `""` after a complaint.
    String neededText(String name, int most) {
        var text = text(name, most);
        if (text.isEmpty() && member(name) == null) {
            complain(name, "It must be given.", "Add `" + name + "` with a text.");
        }
        return text.orElse("");
    }

    /// An email address; `""` after a complaint.
    String neededEmail(String name) {
        var text = neededText(name, Email.MOST);
        if (text.isEmpty() || Email.isEmail(text)) {
            return text;
        }
        complain(name, "It is an email address.", "Send one such as a@example.com.");
        return "";
    }

    Optional<String> text(String name, int most) {
        var member = member(name);
        if (member == null) {
            return Optional.empty();
        }
        var text = member.asText();
        if (member.isTextual()
                && !text.isBlank()
                && text.codePointCount(0, text.length()) <= most) {
            return Optional.of(text);
        }
        complain(
                name,
                "It is a text of 1 to " + most + " characters, not only blanks.",
                "Send such a text.");
        return Optional.empty();
    }

    /// Any text, blank or not, of any length.
    Optional<String> plainText(String name) {
        var member = member(name);
        if (member != null && !member.isTextual()) {
            complain(name, "It is a text.", "Send a text, or leave it out.");
            return Optional.empty();
        }
        return Optional.ofNullable(member).map(JsonNode::asText);
    }

    /// Text of so many characters, whatever they are; `""` after a complaint.
    String neededPlainText(String name, int least, int most) {
        var member = member(name);
        var text = member != null && member.isTextual() ? member.textValue() : "";
        var length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            complain(
                    name,
                    "It is a text of " + least + " to " + most + " characters.",
                    "Send such a text.");
        }
        return text;
    }

    /// One of the words; the first when absent.
    String word(String name, List<String> words) {
        return wordIfGiven(name, words).orElse(words.getFirst());
    }

    Optional<String> wordIfGiven(String name, List<String> words) {
        var member = member(name);
        if (member == null) {
            return Optional.empty();
        }
        if (member.isTextual() && words.contains(member.asText())) {
            return Optional.of(member.asText());
        }
        complain(
                name,
                "It is one of " + String.join(", ", words) + ".",
                "Send one of these, or leave it out.");
        return Optional.empty();
    }

    /// A list of some of these words, each at most once; empty when absent or after a complaint.
    List<String> words(String name, List<String> words) {
        var member = member(name);
        if (member == null) {
            return List.of();
        }
        var found = new ArrayList<String>();
        if (member.isArray()) {
            member.forEach(one -> found.add(one.isTextual() ? one.asText() : ""));
        }
        var each = new HashSet<>(found);
        if (!found.isEmpty() && words.containsAll(found) && each.size() == found.size()) {
            return List.copyOf(found);
        }
        complain(
                name,
                "It is a list of some of these, each once: " + String.join(", ", words) + ".",
                "Send such a list.");
        return List.of();
    }

    @Nullable Integer number(String name, int least, int most) {
        var member = member(name);
        if (member == null) {
            return null;
        }
        if (member.isIntegralNumber()
                && member.canConvertToInt()
                && member.intValue() >= least
                && member.intValue() <= most) {
            return member.intValue();
        }
        complain(
                name,
                "It is a whole number from " + least + " to " + most + ".",
                "Send such a number, or leave it out.");
        return null;
    }

    /// A number from 0 on that money or tokens are counted in; null when absent or after a
    /// complaint.
    @Nullable BigDecimal amount(String name) {
        var member = member(name);
        if (member == null) {
            return null;
        }
        var amount = member.isNumber() ? member.decimalValue() : AMOUNT_MOST;
        if (amount.signum() >= 0
                && amount.compareTo(AMOUNT_MOST) < 0
                && amount.stripTrailingZeros().scale() <= AMOUNT_SCALE) {
            return amount;
        }
        complain(
                name,
                "It is a number from 0 on, below 10^12, with at most 6 digits after the point.",
                "Send such a number, or leave it out.");
        return null;
    }

    /// The number of a record; null when absent or after a complaint.
    @Nullable Long id(String name) {
        var member = member(name);
        var id = member == null ? OptionalLong.empty() : Call.number(member.toString());
        if (member != null && id.isEmpty()) {
            complain(name, "It is a number from 1 on.", "Send such a number, or leave it out.");
        }
        return id.isPresent() ? Long.valueOf(id.getAsLong()) : null;
    }

    /// The objects of a list, so many at most; `judged` judges their members too.
    List<Fields> items(String name, int most) {
        var items = new ArrayList<Fields>();
        for (var item : array(name, most).orElseGet(Json::array)) {
            if (item instanceof ObjectNode object) {
                var at = prefix + name + "[" + items.size() + "].";
                items.add(new Fields(object, at, faults));
            } else {
                complain(name, "It is a list of objects.", "Send such a list.");
                return List.of();
            }
        }
        inner.addAll(items);
        return items;
    }

    boolean flag(String name) {
        return flagIfGiven(name).orElse(false);
    }

    Optional<Boolean> flagIfGiven(String name) {
        var member = member(name);
        if (member != null && !member.isBoolean()) {
            complain(name, "It is true or false.", "Send one of these, or leave it out.");
            return Optional.empty();
        }
        return Optional.ofNullable(member).map(JsonNode::booleanValue);
    }

    /// Whether a member is there and null, which some calls take for "none from now on".
    boolean isNull(String name) {
        return given.path(name).isNull();
    }

    /// Whether a member is there and not null.
    boolean isGiven(String name) {
        return given.hasNonNull(name);
    }

    @Nullable Instant moment(String name) {
        var member = member(name);
        if (member == null) {
            return null;
        }
        var at = member.isTextual() ? Moments.read(member.asText()) : Optional.<Instant>empty();
        if (at.isPresent()) {
            return at.get();
        }
        complain(
                name,
                "It is a moment in UTC.",
                "Write it in ISO 8601, such as 2026-05-28T17:04:12Z.");
        return null;
    }

    /// Texts, so many at most, none of them blank; none when absent.
    List<String> texts(String name, int most) {
        var member = member(name);
        if (member == null) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        member.forEach(item -> texts.add(item.asText().strip()));
        var good = member.isArray() && texts.size() <= most;
        for (var item : member) {
            good = good && item.isTextual() && !item.asText().isBlank();
        }
        if (!good) {
            complain(
                    name,
                    "It is a list of at most " + most + " texts.",
                    "Send such a list, or leave it out.");
        }
        return texts;
    }

    Optional<ObjectNode> object(String name) {
        var member = member(name);
        if (member instanceof ObjectNode object) {
            return Optional.of(object);
        }
        if (member != null) {
            complain(name, "It is a JSON object.", "Send an object, or leave it out.");
        }
        return Optional.empty();
    }

    /// A list, of so many items at most.
    Optional<ArrayNode> array(String name, int most) {
        var member = member(name);
        if (member instanceof ArrayNode array && array.size() <= most) {
            return Optional.of(array);
        }
        if (member != null) {
            complain(
                    name,
                    "It is a list of at most " + most + " items.",
                    "Send such a list, or leave it out.");
        }
        return Optional.empty();
    }

    /// Any JSON value, null too, that must be there.
    JsonNode neededJson(String name) {
        known.add(name);
        var member = given.get(name);
        if (member == null) {
            complain(name, "It is a JSON value, and needed.", "Send one; null is one too.");
            return NullNode.getInstance();
        }
        return member;
    }

    void complain(String name, String rule, String fix) {
        faults.add(new Fault(prefix + name, rule, fix));
    }

    /// All that is wrong with the members.
    List<Fault> faults() {
        refuseUnknown();
        return List.copyOf(faults);
    }

    /// The answer, unless something is wrong with the members.
    Answer judged(Supplier<Answer> answer) {
        refuseUnknown();
        return faults.isEmpty() ? answer.get() : Problems.invalid(faults);
    }

    private void refuseUnknown() {
        for (var names = given.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!known.contains(name)) {
                complain(
                        name,
                        "This call has no such member.",
                        "Leave it out, or correct its name.");
            }
        }
        inner.forEach(Fields::refuseUnknown);
    }

    private @Nullable JsonNode member(String name) {
        known.add(name);
        var member = given.get(name);
        return member == null || member.isNull() ? null : member;
    }
}
