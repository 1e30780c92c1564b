package caseloom.workflows;

import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.CaseSource;

/// A workflow that has a published version and was not deleted, as callers find it by its text id.
///
/// @param key the text id of L-47
/// @param newest the newest published version
/// @param online whether it takes cases and runs
public record CatalogueEntry(
        WorkflowId id, String key, CaseSource source, int newest, boolean online) {}
