package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Time as jq has it: seconds since 1970, "broken down" arrays, and ISO 8601 texts, all in UTC.
final class DateFunctions {

    private static final double SECONDS_MOST = 253_402_300_800.0;
    private static final double NANOS = 1e9;

    private DateFunctions() {}

    static void addTo(Map<String, Native> functions) {
        Native.add(functions, "now", (run, _) -> now(run));
        for (var name : new String[] {"todate", "todateiso8601", "date"}) {
            Native.add(functions, name, DateFunctions::toDate);
        }
        for (var name : new String[] {"fromdate", "fromdateiso8601"}) {
            Native.add(functions, name, DateFunctions::fromDate);
        }
        Native.add(functions, "gmtime", (run, in) -> broken(run, moment(in), in));
        Native.add(functions, "mktime", (run, in) -> seconds(run, time(in)));
        Native.add(
                functions,
                "strftime",
                (run, in, format) -> {
                    var time = in.isArray() ? time(in) : moment(in);
                    var pattern = StringFunctions.text(format, "strftime format");
                    run.grow(64L * pattern.length());
                    return Texts.of(run, TimeText.write(time, pattern));
                });
        Native.add(
                functions,
                "strptime",
                (run, in, format) -> {
                    var text = StringFunctions.text(in, "strptime input");
                    var pattern = StringFunctions.text(format, "strptime format");
                    run.spend(text.length() + pattern.length());
                    return broken(run, TimeText.read(text, pattern), IntNode.valueOf(0));
                });
    }

    private static JsonNode now(Run run) {
        var now = run.variables().now();
        return run.number((double) now.getEpochSecond() + now.getNano() / NANOS);
    }

    /// The moment of a number of seconds, without their fraction.
    private static LocalDateTime moment(JsonNode in) {
        var seconds = in.isNumber() ? Math.floor(in.doubleValue()) : Double.NaN;
        if (!(Math.abs(seconds) < SECONDS_MOST)) {
            throw new JqError(Values.brief(in) + " is not a number of seconds");
        }
        return LocalDateTime.ofEpochSecond((long) seconds, 0, ZoneOffset.UTC);
    }

    private static JsonNode toDate(Run run, JsonNode in) {
        return Texts.of(run, TimeText.write(moment(in), "%Y-%m-%dT%H:%M:%SZ"));
    }

    private static JsonNode fromDate(Run run, JsonNode in) {
        var text = StringFunctions.text(in, "a date");
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            return run.number((double) instant.getEpochSecond() + instant.getNano() / NANOS);
        } catch (DateTimeException e) {
            throw new JqError("date " + Values.brief(in) + " is not an ISO 8601 time");
        }
    }

    private static JsonNode seconds(Run run, LocalDateTime time) {
        return run.number((double) time.toEpochSecond(ZoneOffset.UTC));
    }

    private static JsonNode broken(Run run, LocalDateTime time, JsonNode seconds) {
        run.grow(192);
        var second = time.getSecond() + (seconds.doubleValue() - Math.floor(seconds.doubleValue()));
        return JsonNodeFactory.instance
                .arrayNode()
                .add(time.getYear())
                .add(time.getMonthValue() - 1)
                .add(time.getDayOfMonth())
                .add(time.getHour())
                .add(time.getMinute())
                .add(run.number(second))
                .add(time.getDayOfWeek().getValue() % 7)
                .add(time.getDayOfYear() - 1);
    }

    /// The moment of a broken down time; what is too large carries over, as in C.
    private static LocalDateTime time(JsonNode in) {
        if (!in.isArray() || in.size() < 6) {
            throw new JqError("mktime requires array of 6 numbers");
        }
        for (var i = 0; i < 6; i++) {
            if (!in.get(i).isNumber() || !(Math.abs(in.get(i).doubleValue()) < 1e10)) {
                throw new JqError("mktime requires parsed datetime inputs");
            }
        }
        try {
            return LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC)
                    .plus(whole(in, 0) - 1970, ChronoUnit.YEARS)
                    .plus(whole(in, 1), ChronoUnit.MONTHS)
                    .plus(whole(in, 2) - 1, ChronoUnit.DAYS)
                    .plus(whole(in, 3), ChronoUnit.HOURS)
                    .plus(whole(in, 4), ChronoUnit.MINUTES)
                    .plus(whole(in, 5), ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw new JqError("invalid gmtime representation");
        }
    }

    private static long whole(JsonNode in, int at) {
        return (long) Math.floor(in.get(at).doubleValue());
    }
}
