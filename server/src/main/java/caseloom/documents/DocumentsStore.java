package caseloom.documents;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.document.Category;
import caseloom.core.document.Visibility;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.files.FileRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on documents themselves.
final class DocumentsStore {

    private static final Sql SQL = Sql.of(DocumentsStore.class, "documents.sql");

    /// A document as its row says it.
    record Row(
            long file,
            About about,
            String uploadedBy,
            @Nullable Origin origin,
            Document.TextExtent text) {}

    /// A step that made a document.
    record Maker(Origin origin, String initiator) {}

    /// What there is to know of a task that files a document.
    record FilingTask(String workflowKey, String initiator) {}

    void add(Tx tx, FileRecord file, NewDocument wanted, Instant at) {
        var filing = wanted.filing();
        var origin = filing == null ? null : filing.origin();
        tx.change(
                SQL.get("add"),
                file.organization().value(),
                file.number(),
                wanted.email(),
                origin == null ? null : origin.task(),
                origin == null ? null : origin.workflowKey(),
                origin == null ? null : origin.workflowTitle(),
                origin == null ? null : origin.step(),
                filing == null ? null : filing.key(),
                at);
    }

    /// Makes a document one of Core that a step made.
    void adopt(Tx tx, FileRecord file, Maker maker, Instant at) {
        var origin = maker.origin;
        tx.change(
                SQL.get("adopt"),
                file.organization().value(),
                file.number(),
                maker.initiator,
                origin.task(),
                origin.workflowKey(),
                origin.workflowTitle(),
                origin.step(),
                at);
    }

    /// Keeps a document as it is until the transaction ends; false when there is none.
    boolean hold(Tx tx, OrganizationId organization, long file) {
        return tx.first(SQL.get("hold"), row -> row.getLong("file_id"), organization.value(), file)
                .isPresent();
    }

    List<Row> byNumbers(Tx tx, OrganizationId organization, long... files) {
        return tx.list(
                SQL.get("by-numbers"), DocumentsStore::document, organization.value(), files);
    }

    /// The numbers of those below one, the highest first.
    List<Long> page(Tx tx, OrganizationId organization, long before, int most) {
        return tx.list(
                SQL.get("page"), row -> row.getLong("file_id"), organization.value(), before, most);
    }

    /// The same of those whose text has these words; needs a transaction that sees everything.
    List<Long> matching(Tx tx, OrganizationId organization, String words, long before, int most) {
        return tx.list(
                SQL.get("matching"),
                row -> row.getLong("file_id"),
                organization.value(),
                before,
                organization.value(),
                words,
                most);
    }

    /// How long the statements of this transaction may take.
    void patience(Tx tx, Duration most) {
        tx.all(SQL.get("patience"), Long.toString(most.toMillis()));
    }

    Optional<Long> byFiling(Tx tx, OrganizationId organization, String key) {
        return tx.first(
                SQL.get("by-filing"), row -> row.getLong("file_id"), organization.value(), key);
    }

    void change(Tx tx, OrganizationId organization, long file, About about) {
        tx.change(
                SQL.get("change"),
                about.title(),
                about.type(),
                about.category().word(),
                about.visibility().word(),
                about.active().value(),
                about.active().verified(),
                about.summary(),
                about.exhibits().toArray(String[]::new),
                numbers(about.related().attachments()),
                numbers(about.related().previous()),
                organization.value(),
                file);
    }

    void extent(Tx tx, OrganizationId organization, long file, Document.TextExtent text) {
        tx.change(SQL.get("extent"), text.pages(), text.cut(), organization.value(), file);
    }

    Optional<Maker> madeBy(Tx tx, OrganizationId organization, long file) {
        return tx.first(
                SQL.get("made-by"),
                row ->
                        new Maker(
                                new Origin(
                                        row.getLong("case_id"),
                                        row.getString("key"),
                                        row.getString("title"),
                                        row.getString("step_id")),
                                row.getString("initiator")),
                file,
                organization.value());
    }

    Optional<FilingTask> task(Tx tx, OrganizationId organization, CaseId number) {
        return tx.first(
                SQL.get("task"),
                row -> new FilingTask(row.getString("key"), row.getString("initiator")),
                number.value(),
                organization.value());
    }

    /// The number of an earlier document with the same bytes.
    Optional<Long> original(Tx tx, FileRecord file) {
        return tx.first(
                SQL.get("original"),
                row -> row.getLong("id"),
                file.organization().value(),
                file.sha256(),
                file.number());
    }

    private static long[] numbers(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static Row document(ResultSet row) throws SQLException {
        var task = row.getObject("task_id", Long.class);
        return new Row(
                row.getLong("file_id"),
                about(row),
                row.getString("uploaded_by"),
                task == null
                        ? null
                        : new Origin(
                                task,
                                row.getString("workflow_key"),
                                row.getString("workflow_title"),
                                row.getString("step_id")),
                new Document.TextExtent(
                        row.getObject("pages", Integer.class), row.getBoolean("text_cut")));
    }

    private static About about(ResultSet row) throws SQLException {
        return new About(
                row.getString("title"),
                row.getString("document_type"),
                Category.of(row.getString("category")),
                Visibility.of(row.getString("visibility")),
                new About.Active(row.getBoolean("active"), row.getBoolean("active_verified")),
                row.getString("summary"),
                List.of((String[]) row.getArray("exhibits").getArray()),
                new About.Related(
                        List.of((Long[]) row.getArray("attachments").getArray()),
                        List.of((Long[]) row.getArray("previous_versions").getArray())));
    }
}
