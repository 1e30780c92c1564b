package caseloom.chamelio;

import caseloom.core.json.Json;
import caseloom.core.variables.Finding;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ArrayNode;

/// Everything found wrong with a request at one step of the checks (L-32 to L-36). For one request.
final class Flaws {

    private final ArrayNode entries = Json.array();

    /// A place is made of names and of positions counted from 0.
    void add(Finding finding, Place place) {
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
        return entries.isEmpty();
    }

    Answer answer() {
        return Details.invalid(422, Json.object().set("detail", entries));
    }
}
