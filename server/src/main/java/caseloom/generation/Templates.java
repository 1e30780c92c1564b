package caseloom.generation;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.files.FileRecord;
import java.util.Optional;

/// Where templates are looked for.
@FunctionalInterface
public interface Templates {

    /// The file of that number, if it may serve a case as a template.
    Optional<FileRecord> find(OrganizationId organization, CaseId caseId, long file);
}
