package caseloom.documents;

import caseloom.core.document.Issue;
import caseloom.core.document.IssueCode;
import caseloom.documents.FieldExtraction.Found;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.files.reading.FileReading;
import caseloom.files.reading.FileReading.Wanted;
import caseloom.files.reading.Reading;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a document and has facts found in its text; changes nothing. Safe to share.
final class Examination {

    private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

    private final Files files;
    private final FileReading reading;
    private final FieldExtraction extraction;

    Examination(Files files, FileReading reading, FieldExtraction extraction) {
        this.files = files;
        this.reading = reading;
        this.extraction = extraction;
    }

    /// @throws java.io.UncheckedIOException when its bytes cannot be had now
    Findings of(FileRecord file) throws InterruptedException {
        var wanted = new Wanted(file.ending(), file.size(), () -> files.open(file, 0));
        return switch (reading.read(wanted)) {
            case Reading.Unsupported(var why) ->
                    Findings.none(Issue.of(IssueCode.UNSUPPORTED_CONTENT, why));
            case Reading.Text text -> found(file, text);
        };
    }

    private Findings found(FileRecord file, Reading.Text read) throws InterruptedException {
        var issues = new ArrayList<Issue>();
        if (file.ending().equals("pdf") && !read.blank().isEmpty()) {
            issues.add(Issue.unreadable(read.blank()));
        }
        var text = DocumentText.of(file.name(), read);
        var found =
                text.isBlank() ? new Found.Nothing() : extraction.find(file.organization(), text);
        if (found instanceof Found.Failed(var why)) {
            LOG.warn("no facts were found in document {}: {}", file.number(), why);
            issues.add(Issue.of(IssueCode.METADATA_EXTRACTION_FAILED));
        }
        var extent = new Document.TextExtent(read.paged() ? text.pages().size() : null, read.cut());
        return new Findings(issues, text, extent, read.title(), Findings.facts(found));
    }
}
