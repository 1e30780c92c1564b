package caseloom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/// Tells answers from refusals, and puts refusals into words.
final class Answers {

    private Answers() {}

    static JsonNode of(int status, JsonNode body) {
        if (status < 300) {
            return body;
        }
        var exit =
                switch (status) {
                    case 401, 403 -> Trouble.NOT_AUTHORIZED;
                    case 404 -> Trouble.NOT_FOUND;
                    case 503 -> Trouble.NO_CONNECTION;
                    default -> Trouble.REFUSED;
                };
        throw new Trouble(exit, words(status, body), body);
    }

    private static String words(int status, JsonNode problem) {
        var lines = new StringJoiner(System.lineSeparator());
        var errors = problem.path("errors");
        var complaints = problem.path("complaints");
        if (errors.isEmpty() && complaints.isEmpty()) {
            lines.add(problem.path("detail").asText("the server answered " + status));
        }
        for (var error : errors) {
            lines.add(
                    error.path("field").asText()
                            + ": "
                            + error.path("rule").asText()
                            + " "
                            + error.path("fix").asText());
        }
        for (var complaint : complaints) {
            lines.add(Complaints.line("document", complaint));
        }
        return lines.toString();
    }
}
