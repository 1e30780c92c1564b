package caseloom.chamelio;

import caseloom.core.json.Json;
import caseloom.core.json.JsonAllowance;
import caseloom.core.variables.Finding;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ArrayNode;

/// Everything found wrong with a request at one step of the checks (L-32 to L-36). For one request.
/// A short body can be wrong in a million ways, so what is found counts for what is made of it.
final class Flaws {

    /// An entry, and its share of the answer.
    private static final int NODES = 8;

    private static final int BYTES = 800;

    private final ArrayNode entries = Json.array();
    private final JsonAllowance allowance;
    private boolean tooMany;

    /// For the few findings that a path and a query can give.
    Flaws() {
        this(JsonAllowance.unbounded());
    }

    Flaws(JsonAllowance allowance) {
        this.allowance = allowance;
    }

    /// A place is made of names and of positions counted from 0.
    void add(Finding finding, Place place) {
        if (tooMany || !allowance.room(NODES, BYTES)) {
            tooMany = true;
            return;
        }
        var entry = entries.addObject();
        var loc = entry.putArray("loc");
        for (var part : place.parts()) {
            switch (part) {
                case Place.Name(var name) -> loc.add(name);
                case Place.Position(var position) -> loc.add(position);
            }
        }
        entry.put("msg", finding.msg()).put("type", finding.type());
    }

    boolean isEmpty() {
        return entries.isEmpty() && !tooMany;
    }

    Answer answer() {
        return tooMany
                ? Details.TOO_LARGE
                : Details.invalid(422, Json.object().set("detail", entries));
    }
}
