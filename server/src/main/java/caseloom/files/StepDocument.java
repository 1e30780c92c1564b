package caseloom.files;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;

/// The wish that a document made by a step belong to its case.
///
/// @param step as the dialects call it (L-75)
/// @param key of the effect; with something behind it when one effect makes several documents
/// @param name with the ending that says what it is
public record StepDocument(
        OrganizationId organization,
        CaseId caseId,
        RunId run,
        String step,
        String key,
        FileName name) {}
