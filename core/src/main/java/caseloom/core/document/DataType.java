package caseloom.core.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the value of an attribute is said to be, in the order of the contract (L-205). Nobody
/// checks a value against it (L-206).
public enum DataType {
    TEXT,
    DATE,
    NUMBER,
    BOOLEAN,
    LINK;

    /// As it is written on the wire.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DataType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(DataType::word).toList();
    }
}
