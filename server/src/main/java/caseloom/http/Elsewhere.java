package caseloom.http;

/// Answers the paths that no dialect takes, until one takes the root.
public final class Elsewhere implements Dialect {

    private static final Answer NOT_FOUND =
            Answer.json(
                    404, "{\"error\":\"not_found\",\"message\":\"The resource was not found.\"}");
    private static final Answer FAILED =
            Answer.json(
                    500,
                    "{\"error\":\"internal_error\","
                            + "\"message\":\"The server could not complete the request.\"}");
    private static final Answer UNAVAILABLE =
            Answer.json(
                            503,
                            "{\"error\":\"unavailable\","
                                    + "\"message\":\"The server is temporarily unavailable.\"}")
                    .with(HeaderField.of("Retry-After", "5"));

    @Override
    public String name() {
        return "elsewhere";
    }

    @Override
    public Answer answer(Request request) {
        return NOT_FOUND;
    }

    @Override
    public Answer failed() {
        return FAILED;
    }

    @Override
    public Answer unavailable() {
        return UNAVAILABLE;
    }
}
