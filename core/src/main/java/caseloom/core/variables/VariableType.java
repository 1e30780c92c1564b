package caseloom.core.variables;

import java.util.Arrays;
import java.util.Optional;

/// What a variable can hold, in the order of L-55.
public enum VariableType {
    TEXT("text"),
    NUMBER("number"),
    BOOLEAN("boolean"),
    DATE("date"),
    EMAIL("email"),
    SELECT("select"),
    FILE("file"),
    USER_ENTITY("user_entity"),
    BUSINESS("business");

    private final String word;

    VariableType(String word) {
        this.word = word;
    }

    /// The type as it is written on the wire.
    public String word() {
        return word;
    }

    public static Optional<VariableType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /// All words in quotes, as findings list them (L-37).
    public static String permitted() {
        return Findings.quoted(Arrays.stream(values()).map(VariableType::word).toList());
    }
}
