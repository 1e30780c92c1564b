package caseloom.tasks;

import caseloom.core.cases.RunStatus;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which tasks are wanted (L-116); what is empty lets all through.
///
/// @param metadata top-level members by key, with the text their value has (L-118)
public record TaskFilter(
        Optional<RunStatus> status, Optional<String> workflow, Map<String, String> metadata) {

    /// Whether no task can fit: no stored text has U+0000, and the database takes none to look for.
    boolean isHopeless() {
        return Stream.of(workflow.stream(), metadata.keySet().stream(), metadata.values().stream())
                .flatMap(texts -> texts)
                .anyMatch(text -> text.indexOf('\0') >= 0);
    }
}
