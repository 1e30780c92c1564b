package caseloom.core.definition;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `catch.retry`.
final class Retries {

    private final Tools tools;
    private final Lengths lengths;

    Retries(Tools tools, Lengths lengths) {
        this.tools = tools;
        this.lengths = lengths;
    }

    /// Only its conditions see the error, under the name given.
    @Nullable Retry read(Form handler, Scope scope, String error) {
        var judged = scope.with(error);
        var value = handler.get("retry");
        if (value == null) {
            return null;
        }
        if (value instanceof Value.Text) {
            tools.complaints()
                    .error(
                            value,
                            Unbuilt.notYet("use.retries")
                                    + " Write the policy itself: `retry: { delay: PT5S }`.");
            return null;
        }
        var form =
                tools.form(value, "`retry`")
                        .only("when", "exceptWhen", "delay", "backoff", "limit", "jitter");
        var when = form.text("when");
        var exceptWhen = form.text("exceptWhen");
        var delay = lengths.pauseIn(form, "delay", scope);
        var limit = part(form, "limit", "attempt", "duration");
        var attempt = limit == null ? null : part(limit, "attempt", "count", "duration");
        return new Retry(
                when == null ? null : tools.formulas().expression(when, judged),
                exceptWhen == null ? null : tools.formulas().expression(exceptWhen, judged),
                delay == null ? new Pause.Fixed(Duration.ZERO) : delay,
                backoff(form),
                attempt == null ? null : count(attempt),
                attempt == null ? null : lengths.pauseIn(attempt, "duration", scope),
                limit == null ? null : lengths.pauseIn(limit, "duration", scope),
                jitter(form));
    }

    private @Nullable Form part(Form owner, String name, String... members) {
        var value = owner.get(name);
        return value == null ? null : tools.form(value, "`" + name + "`").only(members);
    }

    private @Nullable Integer count(Form attempt) {
        var count = attempt.number("count");
        if (count != null && count < 1) {
            attempt.complainAbout("count", "`count` must be at least 1.");
        }
        return count;
    }

    private Retry.Backoff backoff(Form retry) {
        var value = retry.get("backoff");
        if (value == null) {
            return Retry.Backoff.CONSTANT;
        }
        var words = List.of("constant", "linear", "exponential");
        var form = tools.form(value, "`backoff`").only(words);
        var chosen = form.names().stream().filter(words::contains).toList();
        if (chosen.size() != 1) {
            if (value instanceof Value.Fields && form.names().size() == chosen.size()) {
                tools.complaints()
                        .error(
                                value,
                                "`backoff` has one of `constant`, `linear` and `exponential`.");
            }
            return Retry.Backoff.CONSTANT;
        }
        var word = chosen.getFirst();
        part(form, word);
        return switch (word) {
            case "linear" -> Retry.Backoff.LINEAR;
            case "exponential" -> Retry.Backoff.EXPONENTIAL;
            default -> Retry.Backoff.CONSTANT;
        };
    }

    private Retry.@Nullable Jitter jitter(Form retry) {
        var form = part(retry, "jitter", "from", "to");
        if (form == null) {
            return null;
        }
        var from = lengths.fixedIn(form, "from", "`jitter`");
        var to = lengths.fixedIn(form, "to", "`jitter`");
        if (from == null || to == null) {
            return null;
        }
        if (from.compareTo(to) > 0) {
            tools.complaints().error(form.fields(), "`from` cannot be longer than `to`.");
        }
        return new Retry.Jitter(from, to);
    }
}
