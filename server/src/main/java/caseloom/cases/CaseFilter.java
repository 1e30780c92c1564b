package caseloom.cases;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.WorkflowId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which cases a list holds; null asks nothing.
///
/// @param subject a part of the subject, without regard to case
/// @param attributes an object that the attributes must contain
/// @param from the first moment of creation that fits
/// @param before the first moment of creation that is too late
/// @param below only cases of smaller numbers: the page after the one that ended there
public record CaseFilter(
        @Nullable String status,
        @Nullable WorkflowId workflow,
        @Nullable String subject,
        @Nullable ObjectNode attributes,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable CaseId below) {

    public static final CaseFilter ALL = new CaseFilter(null, null, null, null, null, null, null);

    public CaseFilter below(CaseId last) {
        return new CaseFilter(status, workflow, subject, attributes, from, before, last);
    }
}
