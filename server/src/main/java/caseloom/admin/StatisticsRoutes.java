package caseloom.admin;

import caseloom.cases.CaseStatistics;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// How the cases of an organization fare.
final class StatisticsRoutes {

    private static final int DAYS = 14;
    private static final int DAYS_MOST = 90;

    private final CaseStatistics statistics;

    StatisticsRoutes(CaseStatistics statistics) {
        this.statistics = statistics;
    }

    List<Route> routes() {
        return List.of(Route.get("/statistics", this::count).forViewers());
    }

    private Answer count(Call call) {
        var parameters = call.parameters();
        var days = parameters.number("days", DAYS, 1, DAYS_MOST);
        var zone = zone(parameters);
        return parameters.judged(() ->
                Problems.of(
                        statistics.of(call.organization(), days, zone),
                        counted -> Wire.ok(wire(counted))));
    }

    private static ZoneId zone(Parameters parameters) {
        var name = parameters.text("zone");
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name.get());
        } catch (DateTimeException _) {
            parameters.complain(
                    "zone", "It is the name of a time zone.", "Send one such as Europe/Berlin.");
            return ZoneOffset.UTC;
        }
    }

    private static ObjectNode wire(CaseStatistics.Counted counted) {
        var body = Json.object();
        var statuses = body.putArray("statuses");
        for (var one : counted.statuses()) {
            statuses.addObject()
                    .put("status", one.status())
                    .put("count", one.count())
                    .put("more", one.more());
        }
        var days = body.putArray("days");
        for (var day : counted.days()) {
            days.addObject()
                    .put("day", day.day().toString())
                    .put("created", day.created())
                    .put("completed", day.completed())
                    .put("failed", day.failed())
                    .put("cancelled", day.cancelled());
        }
        return body.put("partial", counted.partial());
    }
}
