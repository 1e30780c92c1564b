package caseloom.files;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The wish that a file belong to a case.
///
/// @param file its number
/// @param variable the variable that it is the value of, if any
/// @param step the id of the step that made or collected it
public record Joining(
        OrganizationId organization,
        CaseId caseId,
        long file,
        @Nullable String variable,
        String step,
        Instant at) {}
