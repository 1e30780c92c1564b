package caseloom.documents;

import caseloom.core.cases.OrganizationId;
import caseloom.core.document.Attributes;
import caseloom.db.Tx;
import caseloom.files.FileKind;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts documents together from their rows.
final class Whole {

    private static final Document.TextExtent UNREAD = new Document.TextExtent(null, false);

    private final Files files;
    private final DocumentsStore store = new DocumentsStore();
    private final FactsStore facts = new FactsStore();
    private final ProcessingsStore processings = new ProcessingsStore();

    Whole(Files files) {
        this.files = files;
    }

    /// A document, also one that a step made and nobody filed; empty for other files.
    Optional<Document> find(Tx tx, OrganizationId organization, long number) {
        return file(tx, organization, number).map(file -> document(tx, file));
    }

    /// The file of a document.
    Optional<FileRecord> file(Tx tx, OrganizationId organization, long number) {
        return files.find(tx, organization, number)
                .filter(file -> file.kind() == FileKind.DOCUMENT);
    }

    /// Those of Core that have these numbers, the highest first.
    List<Document> list(Tx tx, OrganizationId organization, List<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var asked = numbers.stream().mapToLong(Long::longValue).toArray();
        var found =
                files.byNumbers(tx, organization, asked).stream()
                        .collect(Collectors.toMap(FileRecord::number, Function.identity()));
        var attributes = facts.attributes(tx, organization, asked);
        var newest = processings.newest(tx, organization, asked);
        var documents = new ArrayList<Document>();
        for (var row : store.byNumbers(tx, organization, asked)) {
            var file = found.get(row.file());
            if (file != null) {
                documents.add(
                        new Document(
                                file,
                                row.about(),
                                row.uploadedBy(),
                                row.origin(),
                                attributes.getOrDefault(row.file(), Attributes.NONE),
                                row.text(),
                                newest.get(row.file())));
            }
        }
        return List.copyOf(documents);
    }

    private Document document(Tx tx, FileRecord file) {
        var inCore = list(tx, file.organization(), List.of(file.number()));
        return inCore.isEmpty() ? made(tx, file) : inCore.getFirst();
    }

    private Document made(Tx tx, FileRecord file) {
        var maker = store.madeBy(tx, file.organization(), file.number());
        return new Document(
                file,
                About.NOTHING,
                maker.map(DocumentsStore.Maker::initiator).orElse(""),
                maker.map(DocumentsStore.Maker::origin).orElse(null),
                Attributes.NONE,
                UNREAD,
                null);
    }
}
