package caseloom.documents;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.files.FileRecord;
import caseloom.files.FiledFile;
import caseloom.files.Files;
import caseloom.files.reading.FileReading;
import caseloom.files.reading.FileReading.Wanted;
import caseloom.files.reading.Reading;

/// What files of cases say, for steps that need to know. Safe to share.
public final class FileTexts {

    private final Files files;
    private final FileReading reading;

    FileTexts(Files files, FileReading reading) {
        this.files = files;
        this.reading = reading;
    }

    /// What came of a file.
    public sealed interface Told {

        /// It says this.
        record Text(DocumentText text) implements Told {}

        /// The case has no such file.
        record Unknown() implements Told {}

        /// Nothing can be read of it.
        ///
        /// @param why ends a sentence
        record Unreadable(String why) implements Told {}
    }

    /// What a file of the case says.
    ///
    /// @throws java.io.UncheckedIOException when its bytes cannot be had now
    public Told of(OrganizationId organization, CaseId caseId, long number)
            throws InterruptedException {
        var found = files.inCase(organization, caseId, number).map(FiledFile::file);
        return found.isEmpty() ? new Told.Unknown() : of(found.get());
    }

    private Told of(FileRecord file) throws InterruptedException {
        var wanted = new Wanted(file.ending(), file.size(), () -> files.open(file, 0));
        return switch (reading.read(wanted)) {
            case Reading.Unsupported(var why) -> new Told.Unreadable(why);
            case Reading.Text text -> new Told.Text(DocumentText.of(file.name(), text));
        };
    }
}
