package caseloom.core.openapi;

import com.fasterxml.jackson.databind.JsonNode;

/// One parameter as the description declares it.
///
/// @param in `path`, `query`, `header` or `cookie`; in Swagger 2 also `body` and `formData`
/// @param style how values that are no scalars are written, in the words of OpenAPI 3
/// @param explode whether each part of such a value stands by itself
/// @param json whether the value is written as JSON
/// @param reserved whether characters such as `/` are left as they are
record Parameter(
        String name,
        String in,
        boolean required,
        String style,
        boolean explode,
        boolean json,
        boolean reserved) {

    static Parameter of(JsonNode node, boolean swagger) {
        var in = node.path("in").asText();
        var style =
                swagger
                        ? style(node.path("collectionFormat").asText("csv"), in)
                        : node.path("style").asText(usual(in));
        var explode =
                swagger
                        ? node.path("collectionFormat").asText().equals("multi")
                        : node.path("explode").asBoolean(style.equals("form"));
        return new Parameter(
                node.path("name").asText(),
                in,
                node.path("required").asBoolean(),
                style,
                explode,
                !swagger && node.path("content").isObject(),
                node.path("allowReserved").asBoolean());
    }

    private static String usual(String in) {
        return in.equals("query") || in.equals("cookie") ? "form" : "simple";
    }

    private static String style(String collection, String in) {
        return switch (collection) {
            case "ssv" -> "spaceDelimited";
            case "pipes" -> "pipeDelimited";
            case "tsv" -> "tabDelimited";
            default -> usual(in.equals("formData") ? "query" : in);
        };
    }

    /// Which declaration counts where an operation repeats one of its path.
    String key() {
        return in + " " + name;
    }
}
