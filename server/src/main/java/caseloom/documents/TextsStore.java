package caseloom.documents;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The statements on the text of documents.
final class TextsStore {

    private static final Sql SQL = Sql.of(TextsStore.class, "texts.sql");

    /// Writes the text, and the words by which it is found.
    void put(Tx tx, OrganizationId organization, long file, DocumentText text) {
        var pages = text.pages();
        tx.change(
                SQL.get("put-pages"),
                organization.value(),
                file,
                pages.stream().mapToInt(DocumentPage::number).toArray(),
                pages.stream().map(DocumentPage::text).toArray(String[]::new));
        var parts = parts(pages);
        for (var part = 0; part < parts.size(); part++) {
            tx.change(
                    SQL.get("put-words"),
                    organization.value(),
                    file,
                    part,
                    spoken(text.name()),
                    parts.get(part));
        }
    }

    /// Pages behind one.
    List<DocumentPage> pages(Tx tx, OrganizationId organization, long file, long after, int most) {
        return tx.list(
                SQL.get("pages"),
                row -> new DocumentPage(row.getInt("page"), row.getString("text")),
                organization.value(),
                file,
                after,
                most);
    }

    /// A file name as words, which it is not to the database.
    private static String spoken(String name) {
        var words = new StringBuilder();
        name.codePoints()
                .map(one -> Character.isLetterOrDigit(one) ? one : ' ')
                .forEach(words::appendCodePoint);
        return words.toString();
    }

    /// All of the text in parts of a bounded number of bytes, cut between words where there are
    /// some; one at least, so that the name is found.
    static List<String> parts(List<DocumentPage> pages) {
        var text = pages.stream().map(DocumentPage::text).collect(Collectors.joining("\n"));
        var parts = new ArrayList<String>();
        var begin = 0;
        while (text.length() > begin) {
            var end = end(text, begin);
            parts.add(text.substring(begin, end));
            begin = end;
        }
        return parts.isEmpty() ? List.of("") : parts;
    }

    private static int end(String text, int begin) {
        var bytes = 0;
        var between = begin;
        for (var at = begin; at < text.length(); ) {
            var character = text.codePointAt(at);
            bytes +=
                    character < 0x80
                            ? 1
                            : character < 0x800 ? 2 : Character.charCount(character) + 2;
            if (bytes > DocumentsSettings.WORDS_OF_BYTES) {
                return between > begin ? between : at;
            }
            at += Character.charCount(character);
            if (Character.isWhitespace(character)) {
                between = at;
            }
        }
        return text.length();
    }
}
