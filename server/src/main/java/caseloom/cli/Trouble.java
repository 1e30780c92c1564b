package caseloom.cli;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;

/// A command cannot do what it was asked; the message is for the person who typed it.
final class Trouble extends RuntimeException {

    /// The server refused, or what was asked for went wrong.
    static final int REFUSED = 1;

    /// The command was not written as it should be.
    static final int USAGE = 2;

    static final int NOT_FOUND = 3;

    /// No server answered.
    static final int NO_CONNECTION = 4;

    static final int NOT_AUTHORIZED = 5;

    private static final long serialVersionUID = 1L;

    private final int exit;
    private final transient JsonNode problem;

    Trouble(int exit, String message) {
        this(exit, message, Json.object().put("detail", message));
    }

    Trouble(int exit, String message, JsonNode problem) {
        super(message, null, false, false);
        this.exit = exit;
        this.problem = problem;
    }

    int exit() {
        return exit;
    }

    /// The same for programs.
    JsonNode problem() {
        return problem;
    }
}
