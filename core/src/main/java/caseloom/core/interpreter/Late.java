package caseloom.core.interpreter;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What of a request is filled in only when it is made, because it takes secrets, and what it is
/// filled in from. No secret is in it: this is stored until the request was answered.
///
/// @param secrets the names of the secrets that the expressions read
/// @param input what `.` is in the expressions
/// @param variables what else they read, by name
/// @param now what jq's `now` gives in them
public record Late(
        List<Blank> blanks,
        Set<String> secrets,
        JsonNode input,
        ObjectNode variables,
        Instant now) {

    public static final Late NONE =
            new Late(List.of(), Set.of(), NullNode.instance, Json.object(), Instant.EPOCH);

    public Late {
        blanks = List.copyOf(blanks);
        secrets = Set.copyOf(secrets);
    }

    /// One place of the request.
    ///
    /// @param at its part, and its place there, as a JSON Pointer: `/headers/Authorization`
    /// @param expression gives what belongs there
    public record Blank(String at, String expression) {}

    public boolean isNone() {
        return blanks.isEmpty();
    }
}
