package caseloom.chamelio;

import caseloom.core.cases.OrganizationId;
import caseloom.files.FileKind;
import caseloom.files.FileName;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;

/// Stores the files that a request brings, before the record that they join. Until that is on disk
/// nobody sees them, and what a crash leaves of them is swept away. Safe to share.
final class Staging {

    private final Files files;

    Staging(Files files) {
        this.files = files;
    }

    /// What came of it.
    sealed interface Result {}

    /// All are on disk, in the order in which they came.
    record Staged(List<FileRecord> files) implements Result {}

    /// One is larger than files may be; none is there.
    record TooLarge() implements Result {}

    Result stage(OrganizationId organization, List<Collected.Pending> contents) {
        var staged = new ArrayList<FileRecord>();
        try {
            for (var content : contents) {
                var name = FileName.of(content.name(), content.ending());
                var bytes = content.content().bytes();
                switch (files.stage(organization, FileKind.ATTACHMENT, name, bytes)) {
                    case Outcome.Refused<FileRecord> _ -> {
                        discard(staged);
                        return new TooLarge();
                    }
                    case Outcome.Done<FileRecord>(var file) -> staged.add(file);
                }
            }
        } catch (RuntimeException e) {
            // On a full disk, what was stored before must not stay there until the sweep comes.
            discard(staged, e);
            throw e;
        }
        return new Staged(List.copyOf(staged));
    }

    /// Files that nobody will point at any more.
    void discard(List<FileRecord> staged) {
        staged.forEach(files::discard);
    }

    private void discard(List<FileRecord> staged, RuntimeException why) {
        try {
            discard(staged);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }
}
