package caseloom.admin;

import caseloom.http.Answer;
import caseloom.outcome.Refusal.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The parameters of a call. Every route asks for those it knows; `judged` then refuses what is
/// wrong and what nobody asked for. For one thread.
final class Parameters {

    private final Map<String, String> given;
    private final Set<String> known = new HashSet<>(Set.of("organization"));
    private final List<Fault> faults = new ArrayList<>();

    /// Names and values are decoded.
    Parameters(Map<String, String> given) {
        this.given = new TreeMap<>(given);
    }

    Optional<String> text(String name) {
        known.add(name);
        var value = Optional.ofNullable(given.get(name));
        if (value.isPresent() && value.get().indexOf('\0') >= 0) {
            complain(name, "It is text without U+0000.", "Leave that character out.");
            return Optional.empty();
        }
        return value;
    }

    OptionalLong id(String name) {
        var text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        var id = Call.number(text.get());
        if (id.isEmpty()) {
            complain(name, "It is a number from 1 on.", "Give the number, such as 17.");
        }
        return id;
    }

    int number(String name, int otherwise, int least, int most) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below: the rule is the same for all that is no such number.
        }
        complain(
                name,
                "It is a whole number from " + least + " to " + most + ".",
                "Give such a number, or leave it out for " + otherwise + ".");
        return otherwise;
    }

    Optional<Instant> moment(String name) {
        var text = text(name);
        var at = text.flatMap(Moments::read);
        if (text.isPresent() && at.isEmpty()) {
            complain(
                    name,
                    "It is a moment in UTC.",
                    "Write it in ISO 8601, such as 2026-05-28T17:04:12Z.");
        }
        return at;
    }

    /// Where the page before ended.
    Optional<String> cursor() {
        var text = text("cursor");
        var place = text.flatMap(Cursor::place);
        if (text.isPresent() && place.isEmpty()) {
            badCursor();
        }
        return place;
    }

    /// Where the page before ended, of a list that is ordered by number.
    OptionalLong cursorNumber() {
        var place = cursor();
        if (place.isEmpty()) {
            return OptionalLong.empty();
        }
        var number = Call.number(place.get());
        if (number.isEmpty()) {
            badCursor();
        }
        return number;
    }

    /// The parameters whose names begin so, by the rest of their names.
    Map<String, String> beginningWith(String prefix) {
        var found = new TreeMap<String, String>();
        for (var name : given.keySet()) {
            if (name.startsWith(prefix)) {
                text(name).ifPresent(value -> found.put(name.substring(prefix.length()), value));
            }
        }
        return found;
    }

    void complain(String name, String rule, String fix) {
        faults.add(new Fault(name, rule, fix));
    }

    /// The answer, unless something is wrong with the parameters.
    Answer judged(Supplier<Answer> answer) {
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        complain(
                                name,
                                "This call has no such parameter.",
                                "Leave it out, or correct its name."));
        return faults.isEmpty() ? answer.get() : Problems.invalid(faults);
    }

    void badCursor() {
        complain(
                "cursor",
                "It is the `next` of the page before.",
                "Leave it out to begin at the first page.");
    }
}
