package caseloom.files;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.db.DatabaseFault;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements about the rows of files.
final class FilesStore {

    private static final Sql SQL = Sql.of(FilesStore.class, "files.sql");

    /// How a row that breaks a rule of the data is told to the writers.
    private static final String FOREIGN_KEY = "23503";

    long number(Tx tx) {
        return tx.first(SQL.get("number"), row -> row.getLong(1)).orElseThrow();
    }

    void stage(Tx tx, FileRecord file) {
        tx.change(
                SQL.get("stage"),
                file.number(),
                file.organization().value(),
                file.kind().word(),
                file.name(),
                file.ending(),
                file.contentType(),
                file.detectedType(),
                file.size(),
                file.sha256(),
                file.place().word(),
                file.createdAt(),
                file.place().bucket());
    }

    Optional<FileRecord> find(Tx tx, OrganizationId organization, long number) {
        return tx.first(SQL.get("find"), FilesStore::file, number, organization.value());
    }

    List<FileRecord> byNumbers(Tx tx, OrganizationId organization, long[] numbers) {
        return tx.list(SQL.get("by-numbers"), FilesStore::file, organization.value(), numbers);
    }

    /// Those of the numbers that files have, also such that are staged.
    List<Long> there(Tx tx, OrganizationId organization, long[] numbers) {
        return tx.list(SQL.get("there"), row -> row.getLong("id"), organization.value(), numbers);
    }

    /// @throws DatabaseFault of kind `REFUSED` when one of the files is not there any more
    void join(Tx tx, JoiningBatch batch) {
        var written =
                tx.change(
                        SQL.get("join"),
                        batch.organizations,
                        batch.cases,
                        batch.files,
                        batch.variables,
                        batch.steps,
                        batch.moments);
        if (written != batch.files.length) {
            throw gone();
        }
    }

    /// @throws DatabaseFault of kind `REFUSED` when one of the files is not there any more
    void attach(Tx tx, Attaching attaching) {
        var organization = attaching.organization().value();
        var written =
                tx.change(
                        SQL.get("attach"),
                        attaching.at(),
                        attaching.numbers(),
                        organization,
                        attaching.caseId().value(),
                        organization,
                        attaching.at(),
                        attaching.comment());
        if (written != attaching.files().size()) {
            throw gone();
        }
    }

    static DatabaseFault gone() {
        return DatabaseFault.of(new SQLException("a file that a case needs is gone", FOREIGN_KEY));
    }

    Map<Long, List<Long>> ofComments(
            Tx tx, OrganizationId organization, CaseId number, long[] comments) {
        var found = new HashMap<Long, List<Long>>();
        tx.list(
                SQL.get("of-comments"),
                row ->
                        found.computeIfAbsent(row.getLong("comment_id"), _ -> new ArrayList<>())
                                .add(row.getLong("file_id")),
                number.value(),
                organization.value(),
                comments);
        return found;
    }

    FilesOfCase ofCase(Tx tx, OrganizationId organization, CaseId number, int most) {
        var rows =
                tx.list(SQL.get("of-case"), Listed::of, number.value(), organization.value(), most);
        return new FilesOfCase(
                rows.stream().map(Listed::file).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().total());
    }

    /// Files of a case with numbers above one, by number.
    List<FiledFile> page(Tx tx, OrganizationId organization, CaseId number, long after, int most) {
        return tx.list(
                SQL.get("page-of-case"),
                FilesStore::filed,
                number.value(),
                organization.value(),
                after,
                most);
    }

    Optional<FiledFile> inCase(Tx tx, OrganizationId organization, CaseId number, long file) {
        return tx.first(
                SQL.get("in-case"), FilesStore::filed, number.value(), organization.value(), file);
    }

    /// Takes one file away from a case, whatever variables it is the value of; false when the case
    /// does not have it.
    boolean leave(Tx tx, OrganizationId organization, CaseId number, long file) {
        return tx.change(SQL.get("leave-one"), number.value(), organization.value(), file) > 0;
    }

    void noteDownload(Tx tx, FileRecord file, String email, long key, Instant at) {
        tx.change(
                SQL.get("note-download"),
                file.organization().value(),
                file.number(),
                email,
                key,
                at);
    }

    boolean discard(Tx tx, FileRecord file) {
        return tx.change(SQL.get("discard"), file.number(), file.organization().value()) == 1;
    }

    /// Takes their files away from cases, and gives the numbers of these files.
    long[] leave(Tx tx, long[] cases) {
        return tx.list(SQL.get("leave"), row -> row.getLong("file_id"), cases).stream()
                .mapToLong(Long::longValue)
                .distinct()
                .sorted()
                .toArray();
    }

    /// Removes the rows of those files that no case has, and with them the bytes that are in the
    /// database. Whoever joins one of them at this moment is waited for.
    List<FileRecord> forgetUnused(Tx tx, long[] files) {
        tx.list(SQL.get("hold-files"), row -> row.getLong("id"), files);
        return tx.list(SQL.get("forget-unused"), FilesStore::file, files);
    }

    /// Keeps a staged file; false when it is not there any more.
    boolean keep(Tx tx, FileRecord file, Instant at) {
        return tx.change(SQL.get("keep"), at, file.number(), file.organization().value()) == 1;
    }

    /// Removes the row of a file that is kept, whoever has it. Whoever joins it at this moment is
    /// waited for.
    Optional<FileRecord> forget(Tx tx, OrganizationId organization, long file) {
        tx.list(SQL.get("hold-files"), row -> row.getLong("id"), new long[] {file});
        tx.change(SQL.get("leave-all"), file, organization.value());
        return tx.first(SQL.get("forget"), FilesStore::file, file, organization.value());
    }

    /// Removes rows, and with them the bytes that are in the database; gives those whose bytes are
    /// elsewhere, and how many there were in all.
    List<Forgotten> forgetStaged(Tx tx, Instant before, int most) {
        return tx.list(
                SQL.get("forget-staged"), row -> new Forgotten(key(row), place(row)), before, most);
    }

    record Forgotten(FileKey key, FilePlace place) {}

    /// Those of the keys that have a row.
    List<FileKey> inFolder(Tx tx, List<FileKey> keys) {
        return tx.list(
                SQL.get("in-folder"),
                FilesStore::key,
                keys.stream().mapToLong(key -> key.organization().value()).toArray(),
                keys.stream().mapToLong(FileKey::number).toArray());
    }

    private record Listed(CaseFile file, int total) {

        static Listed of(ResultSet row) throws SQLException {
            var variable = row.getString("variable_id");
            return new Listed(
                    new CaseFile(
                            FilesStore.file(row),
                            variable.isEmpty() ? null : variable,
                            row.getString("step_id"),
                            Tx.moment(row, "joined_at")),
                    row.getInt("total"));
        }
    }

    private static FilePlace place(ResultSet row) throws SQLException {
        return FilePlace.of(row.getString("place"), row.getString("bucket"));
    }

    private static FiledFile filed(ResultSet row) throws SQLException {
        var variables = (String[]) row.getArray("variables").getArray();
        return new FiledFile(file(row), List.of(variables), madeBy(row));
    }

    private static @Nullable MadeBy madeBy(ResultSet row) throws SQLException {
        var step = row.getString("made_by_step");
        return step == null ? null : new MadeBy(new RunId(row.getLong("made_by_run")), step);
    }

    private static FileKey key(ResultSet row) throws SQLException {
        return new FileKey(new OrganizationId(row.getLong("organization_id")), row.getLong("id"));
    }

    private static FileRecord file(ResultSet row) throws SQLException {
        return new FileRecord(
                row.getLong("id"),
                new OrganizationId(row.getLong("organization_id")),
                FileKind.of(row.getString("kind")),
                row.getString("name"),
                row.getString("ending"),
                row.getString("content_type"),
                row.getString("detected_type"),
                row.getLong("size"),
                row.getString("sha256"),
                place(row),
                Tx.moment(row, "created_at"));
    }
}
