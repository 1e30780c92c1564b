package caseloom.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries a list asks for; null asks for all.
///
/// @param verb the whole verb
/// @param kind the kind of target
/// @param below only entries before this number
public record AuditFilter(
        @Nullable String verb,
        @Nullable String kind,
        @Nullable Long target,
        @Nullable Long member,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable Long below) {}
