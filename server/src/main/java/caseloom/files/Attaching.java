package caseloom.files;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import java.time.Instant;
import java.util.List;

/// The wish that staged files belong to a comment of a case.
public record Attaching(
        OrganizationId organization,
        CaseId caseId,
        long comment,
        List<FileRecord> files,
        Instant at) {

    long[] numbers() {
        return files.stream().mapToLong(FileRecord::number).toArray();
    }
}
