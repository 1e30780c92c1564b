package caseloom.core.definition;

import caseloom.core.schedule.Cron;
import caseloom.core.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `schedule`: one of `every`, `cron`, `after` and `on`.
final class Schedules {

    static final List<String> KINDS = List.of("every", "cron", "after", "on");

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Tools tools;

    Schedules(Tools tools) {
        this.tools = tools;
    }

    Optional<Schedule> read(Form document) {
        var value = document.get("schedule");
        if (value == null) {
            return Optional.empty();
        }
        var form = tools.form(value, "`schedule`").only(KINDS);
        var chosen = form.names().stream().filter(KINDS::contains).toList();
        if (chosen.size() == 1) {
            return Optional.ofNullable(read(form, chosen.getFirst()));
        }
        if (value instanceof Value.Fields && form.names().size() == chosen.size()) {
            tools.complaints()
                    .error(value, "`schedule` has one of `every`, `cron`, `after`, `on`.");
        }
        return Optional.empty();
    }

    private @Nullable Schedule read(Form form, String kind) {
        return switch (kind) {
            case "cron" -> cron(form);
            case "on" -> on(form);
            case "every" -> {
                var interval = length(form, kind);
                yield interval == null ? null : new Schedule.Every(interval);
            }
            default -> {
                var delay = length(form, kind);
                yield delay == null ? null : new Schedule.After(delay);
            }
        };
    }

    private @Nullable Schedule cron(Form form) {
        var text = form.text("cron");
        return text == null ? null : cron(text);
    }

    private @Nullable Schedule cron(Value.Text text) {
        return switch (Cron.parse(text.text())) {
            case Cron.Parsed.Refused(var why) -> {
                tools.complaints().error(text, "The cron text cannot be used: " + why + ".");
                yield null;
            }
            case Cron.Parsed.Read(var cron) -> {
                if (cron.next(Instant.EPOCH).isEmpty()) {
                    tools.complaints().error(text, "There is no such day in any year.");
                }
                yield new Schedule.AtTimes(cron);
            }
        };
    }

    private @Nullable Schedule on(Form form) {
        var events = new Events(tools).consumption(form, "on", Scope.NOWHERE);
        return events == null ? null : new Schedule.OnEvents(events);
    }

    private @Nullable Duration length(Form form, String name) {
        var length = new Lengths(tools).fixedIn(form, name, "`schedule`");
        if (length != null && length.compareTo(SHORTEST) < 0) {
            form.complainAbout(name, "`" + name + "` must be at least one second.");
            return null;
        }
        return length;
    }
}
