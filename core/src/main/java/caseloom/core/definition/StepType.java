package caseloom.core.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What kind of work a step is, as the dialects show it (L-75).
public enum StepType {
    INTAKE,
    AGENT,
    REVIEW,
    APPROVAL,
    GENERATE,
    SIGN,
    STORE,
    CONDITION,
    COLLECT,
    NEGOTIATION,
    NOTIFICATION;

    /// The word of the API, such as `approval`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StepType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(StepType::word).toList();
    }
}
