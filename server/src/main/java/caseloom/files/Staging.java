package caseloom.files;

import caseloom.core.cases.OrganizationId;
import caseloom.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;

/// Stages the files that one request brings, all of them or none. Until what they came with is on
/// disk nobody sees them, and what a crash leaves of them is swept away. Safe to share.
public final class Staging {

    private final Files files;

    public Staging(Files files) {
        this.files = files;
    }

    /// A file as a request brings it.
    public record Content(FileName name, Base64Content.Decoded content) {}

    /// Attachments, in that order; refused when one of them is larger than files may be.
    public Outcome<List<FileRecord>> stage(OrganizationId organization, List<Content> contents) {
        var staged = new ArrayList<FileRecord>();
        try {
            for (var one : contents) {
                var bytes = one.content.bytes();
                switch (files.stage(organization, FileKind.ATTACHMENT, one.name, bytes)) {
                    case Outcome.Refused<FileRecord>(var why) -> {
                        discard(staged);
                        return Outcome.refused(why);
                    }
                    case Outcome.Done<FileRecord>(var file) -> staged.add(file);
                }
            }
        } catch (RuntimeException e) {
            // On a full disk, what was stored before must not stay there until the sweep comes.
            discard(staged, e);
            throw e;
        }
        return Outcome.done(List.copyOf(staged));
    }

    /// Gives them up, when what they came with comes to nothing.
    public void discard(List<FileRecord> staged) {
        staged.forEach(files::discard);
    }

    /// The same because of a failure, which is the one to tell when this fails too.
    public void discard(List<FileRecord> staged, RuntimeException why) {
        try {
            discard(staged);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }
}
