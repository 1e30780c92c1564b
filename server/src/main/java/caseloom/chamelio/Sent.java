package caseloom.chamelio;

import caseloom.core.json.Json;
import caseloom.core.json.JsonAllowance;
import caseloom.core.json.JsonFault;
import caseloom.core.json.JsonTooLarge;
import caseloom.core.variables.Findings;
import caseloom.http.Answer;
import caseloom.http.Body;
import caseloom.http.Request;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/// The body of a call: steps 4, 5 and the beginning of 6 of L-24.
sealed interface Sent {

    /// An object, and what may still be made of the request that brought it.
    record Whole(ObjectNode object, JsonAllowance allowance) implements Sent {}

    record Refused(Answer answer) implements Sent {}

    /// Of a call that has required members.
    static Sent of(Request request, long most) {
        return of(request, most, _ -> {});
    }

    /// The same; what `before` tells to be wrong with the path comes first.
    static Sent of(Request request, long most, Consumer<Flaws> before) {
        return of(request, most, true, before);
    }

    /// Of a call that needs no body: none counts as `{}` (L-34).
    static Sent ofOptional(Request request, long most, Consumer<Flaws> before) {
        return of(request, most, false, before);
    }

    private static Sent of(Request request, long most, boolean needed, Consumer<Flaws> before) {
        return switch (request.body(most)) {
            case Body.TooLarge() -> new Refused(Details.TOO_LARGE);
            case Body.Broken() -> new Refused(Details.MALFORMED);
            case Body.Whole whole ->
                    !needed && whole.bytes().length == 0
                            ? new Whole(Json.object(), whole.allowance())
                            : of(whole, before);
        };
    }

    private static Sent of(Body.Whole body, Consumer<Flaws> before) {
        var flaws = new Flaws();
        before.accept(flaws);
        if (body.bytes().length == 0) {
            flaws.add(Findings.REQUIRED, Place.BODY);
            return new Refused(flaws.answer());
        }
        try {
            if (body.json() instanceof ObjectNode object) {
                return new Whole(object, body.allowance());
            }
        } catch (JsonTooLarge _) {
            return new Refused(Details.TOO_LARGE);
        } catch (JsonFault _) {
            return new Refused(Details.MALFORMED);
        }
        flaws.add(Findings.OBJECT, Place.BODY);
        return new Refused(flaws.answer());
    }
}
