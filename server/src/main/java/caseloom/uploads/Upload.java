package caseloom.uploads;

import caseloom.core.cases.CaseId;
import caseloom.files.FileRecord;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Files that are on their way to a case.
///
/// @param told makes the answer; quick and pure
/// @param key what the answer is remembered under; null for nothing
public record Upload(
        CaseId caseId, Sent files, Function<List<FileRecord>, String> told, @Nullable Key key) {

    /// An Idempotency-Key, bound to a method and path.
    public record Key(String scope, String text) {}
}
