package caseloom.admin;

import caseloom.cases.CaseList;
import caseloom.cases.CaseRecord;
import caseloom.cases.Cases;
import caseloom.cases.Cases.Place;
import caseloom.cases.FoundCase;
import caseloom.cases.HistoryEntry;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finding cases and reading their stories.
final class CaseRoutes {

    private final Cases cases;
    private final CaseList list;
    private final CaseCreation creation;
    private final WorkflowRoutes workflows;
    private final AdminSettings settings;

    CaseRoutes(
            Cases cases,
            CaseList list,
            CaseCreation creation,
            WorkflowRoutes workflows,
            AdminSettings settings) {
        this.cases = cases;
        this.list = list;
        this.creation = creation;
        this.workflows = workflows;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/workflows/{workflow}/cases", this::create).forEditors(),
                Route.get("/cases", this::list).forViewers(),
                Route.get("/cases/{case}", this::read).forViewers(),
                Route.get("/cases/{case}/history", this::history).forViewers());
    }

    private Answer create(Call call) {
        return call.parameters()
                .judged(() ->
                        workflows.of(
                                call,
                                found ->
                                        call.withFields(fields ->
                                                creation.create(
                                                        call.caller(), found.id(), fields))));
    }

    private Answer list(Call call) {
        var parameters = call.parameters();
        var filter = CaseFilters.of(parameters);
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        return parameters.judged(() ->
                switch (list.list(call.organization(), filter, size + 1)) {
                    case Outcome.Refused<List<FoundCase>>(var why) -> Problems.of(why);
                    case Outcome.Done<List<FoundCase>>(var found) ->
                            Pages.of(
                                    found,
                                    size,
                                    Wire::found,
                                    last -> Long.toString(last.id().value()));
                });
    }

    private Answer read(Call call) {
        return call.parameters().judged(() -> of(call, found -> Wire.ok(Wire.caseRecord(found))));
    }

    /// A page holds decisions with all their entries, so that it never ends within one.
    private Answer history(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var cursor = parameters.cursor();
        var after = cursor.flatMap(CaseRoutes::place);
        if (cursor.isPresent() && after.isEmpty()) {
            parameters.badCursor();
        }
        return parameters.judged(() ->
                of(
                        call,
                        found ->
                                page(
                                        cases.history(
                                                call.organization(), found.id(), after, size + 1),
                                        size)));
    }

    private static Answer page(List<HistoryEntry> entries, int size) {
        var body = Json.object();
        var items = body.putArray("items");
        var decisions = 0;
        var last = Optional.<Place>empty();
        for (var entry : entries) {
            var place = new Place(entry.run(), entry.seq());
            if (!last.equals(Optional.of(place)) && ++decisions > size) {
                last.ifPresent(end -> body.put("next", Cursor.of(text(end))));
                return Wire.ok(body);
            }
            last = Optional.of(place);
            items.add(Wire.entry(entry));
        }
        return Wire.ok(body.putNull("next"));
    }

    private static String text(Place place) {
        return place.run().value() + "-" + place.seq();
    }

    private static Optional<Place> place(String text) {
        var parts = text.split("-", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        var run = Call.number(parts[0]);
        return run.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place(new RunId(run.getAsLong()), Integer.parseInt(parts[1])));
    }

    /// Answers for the case that the path means.
    Answer of(Call call, Function<CaseRecord, Answer> answer) {
        var id = call.id("case");
        var found =
                id.isEmpty()
                        ? Optional.<CaseRecord>empty()
                        : cases.find(call.organization(), new CaseId(id.getAsLong()));
        return found.map(answer)
                .orElseGet(() -> Problems.of(new Refusal.NotFound("case", call.part("case"))));
    }
}
