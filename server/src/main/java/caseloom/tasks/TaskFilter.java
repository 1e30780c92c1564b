package caseloom.tasks;

import caseloom.core.cases.RunStatus;
import java.util.Map;
import java.util.Optional;

/// Which tasks are wanted (L-116); what is empty lets all through.
///
/// @param metadata top-level members by key, with the text their value has (L-118)
public record TaskFilter(
        Optional<RunStatus> status, Optional<String> workflow, Map<String, String> metadata) {}
