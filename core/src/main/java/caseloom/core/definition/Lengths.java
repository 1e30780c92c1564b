package caseloom.core.definition;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads lengths of time: `PT15M`, `{ minutes: 15 }`, or an expression that gives either.
final class Lengths {

    private static final List<String> UNITS =
            List.of("days", "hours", "minutes", "seconds", "milliseconds");
    private static final List<Duration> SIZES =
            List.of(
                    Duration.ofDays(1),
                    Duration.ofHours(1),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(1));

    private final Tools tools;

    Lengths(Tools tools) {
        this.tools = tools;
    }

    Pause pause(String name, Value value, Scope scope) {
        return switch (value) {
            case Value.Text text -> text(name, text, scope);
            case Value.Fields fields -> parts(name, fields);
            case Value.Items _, Value.Plain _ -> broken(value, notALength(name));
        };
    }

    /// The member as a length; null when it is absent.
    @Nullable Pause pauseIn(Form form, String name, Scope scope) {
        var value = form.get(name);
        return value == null ? null : pause(name, value, scope);
    }

    /// The needed member as a length that is known before anything runs; null after a complaint.
    ///
    /// @param owner how messages name what wants it fixed
    @Nullable Duration fixedIn(Form form, String name, String owner) {
        var value = form.needed(name);
        return switch (value == null ? null : pause(name, value, Scope.EVERYWHERE)) {
            case null -> null;
            case Pause.Fixed(var length) -> length;
            case Pause.Computed(var length) -> {
                if (!(length instanceof Broken)) {
                    form.complainAbout(name, owner + " takes fixed lengths, no expressions.");
                }
                yield null;
            }
        };
    }

    /// The `timeout` of a step or a document; null when it is absent.
    @Nullable Deadline timeout(Form form, Scope scope) {
        var value = form.get("timeout");
        if (value == null) {
            return null;
        }
        if (value instanceof Value.Text text) {
            tools.complaints()
                    .error(
                            value,
                            IsoDuration.parse(text.text()).isPresent()
                                    ? "`timeout` must be an object: write `{ after: "
                                            + text.text()
                                            + " }`."
                                    : Unbuilt.notYet("use.timeouts")
                                            + " Write `timeout: { after: PT1H }`.");
            return null;
        }
        var after = tools.form(value, "`timeout`").only("after").needed("after");
        return after == null ? null : new Deadline(pause("after", after, scope));
    }

    private Pause text(String name, Value.Text text, Scope scope) {
        if (Texts.wrapped(text)) {
            if (Texts.overLines(text)) {
                return broken(text, "The expression of `" + name + "` must stand on one line.");
            }
            return new Pause.Computed(tools.formulas().template(text, scope));
        }
        var length = IsoDuration.parse(text.text());
        if (length.isPresent()) {
            return new Pause.Fixed(length.get());
        }
        return broken(text, refusal(name, text.text()));
    }

    private Pause parts(String name, Value.Fields fields) {
        var form = tools.form(fields, "`" + name + "`").only(UNITS);
        if (form.names().isEmpty()) {
            return broken(fields, notALength(name));
        }
        var sum = Duration.ZERO;
        for (var unit = 0; unit < UNITS.size(); unit++) {
            var count = form.number(UNITS.get(unit));
            if (count != null && count < 0) {
                form.complainAbout(UNITS.get(unit), "A length of time cannot be negative.");
            } else if (count != null) {
                sum = sum.plus(SIZES.get(unit).multipliedBy(count));
            }
        }
        return sum.compareTo(IsoDuration.LONGEST) > 0
                ? broken(fields, tooLong(name))
                : new Pause.Fixed(sum);
    }

    private Pause broken(Value at, String message) {
        tools.complaints().error(at, message);
        return Broken.PAUSE;
    }

    private static String refusal(String name, String text) {
        if (text.matches("P[\\d.]+[YM].*")) {
            return "Years and months have no fixed length: write `" + name + "` in days.";
        }
        return text.matches("P[\\d.]+[WDT].*|PT[\\d.]+[HMS].*") && text.length() > 9
                ? tooLong(name)
                : notALength(name);
    }

    private static String tooLong(String name) {
        return "`" + name + "` is longer than " + IsoDuration.LONGEST.toDays() + " days.";
    }

    private static String notALength(String name) {
        return "`"
                + name
                + "` must be a length of time such as `PT15M` or `{ minutes: 15 }`,"
                + " or an expression that gives one.";
    }
}
