package caseloom.core.webhook;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import java.time.Instant;

/// Somebody said something about a record.
///
/// @param run the newest one of the record
/// @param number of the comment
/// @param by the e-mail of who said it
public record Commented(
        CaseId caseId, RunId run, long number, String text, String by, Instant at) {}
