package caseloom.models;

import java.util.Locale;

/// How a service is told what an answer looks like, beside the words of the instructions.
public enum AnswerFormat {
    /// By the JSON Schema: the service constrains the answer to it.
    SCHEMA,
    /// That it is JSON.
    JSON,
    /// Not at all: the service knows no formats.
    TEXT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one of that name.
    public static AnswerFormat of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
