package caseloom.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// One deed as it was noted.
public record AuditEntry(
        long id,
        Instant at,
        Actor actor,
        String verb,
        String targetKind,
        long target,
        JsonNode detail) {}
