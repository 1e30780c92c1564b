package caseloom.chamelio;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.core.variables.Findings;
import caseloom.http.Answer;
import caseloom.http.Body;
import caseloom.http.Request;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The body of a call that has required members: steps 4, 5 and the beginning of 6 of L-24.
sealed interface Sent {

    record Whole(ObjectNode object) implements Sent {}

    record Refused(Answer answer) implements Sent {}

    static Sent of(Request request, long most) {
        return switch (request.body(most)) {
            case Body.TooLarge() -> new Refused(Details.TOO_LARGE);
            case Body.Broken() -> new Refused(Details.MALFORMED);
            case Body.Whole whole -> of(whole.bytes());
        };
    }

    private static Sent of(byte[] bytes) {
        var flaws = new Flaws();
        if (bytes.length == 0) {
            flaws.add(Findings.REQUIRED, Place.BODY);
            return new Refused(flaws.answer());
        }
        try {
            if (Json.read(bytes) instanceof ObjectNode object) {
                return new Whole(object);
            }
        } catch (JsonFault _) {
            return new Refused(Details.MALFORMED);
        }
        flaws.add(Findings.OBJECT, Place.BODY);
        return new Refused(flaws.answer());
    }
}
