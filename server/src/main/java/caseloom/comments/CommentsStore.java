package caseloom.comments;

import caseloom.comments.Comments.Mark;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.files.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements on comments.
final class CommentsStore {

    private static final Sql SQL = Sql.of(CommentsStore.class, "comments.sql");

    private final Files files;

    CommentsStore(Files files) {
        this.files = files;
    }

    /// Keeps the case until the transaction ends, and gives its newest run; empty when there is
    /// none.
    Optional<RunId> hold(Tx tx, OrganizationId organization, CaseId number) {
        return tx.first(
                SQL.get("hold"),
                row -> new RunId(row.getLong("run_id")),
                number.value(),
                organization.value());
    }

    boolean has(Tx tx, OrganizationId organization, CaseId number, long comment) {
        return tx.first(
                        SQL.get("has"),
                        row -> row.getLong("id"),
                        number.value(),
                        organization.value(),
                        comment)
                .isPresent();
    }

    /// Gives the number of the comment.
    long add(Tx tx, NewComment wanted, Instant at) {
        return tx.first(
                        SQL.get("add"),
                        row -> row.getLong("id"),
                        wanted.caseId().value(),
                        wanted.organization().value(),
                        wanted.author().id(),
                        wanted.text(),
                        wanted.replyTo(),
                        wanted.mentions().stream().mapToLong(Long::longValue).toArray(),
                        at)
                .orElseThrow();
    }

    List<Comment> after(Tx tx, OrganizationId organization, CaseId number, long after, int most) {
        return whole(
                tx,
                organization,
                number,
                tx.list(
                        SQL.get("after"),
                        Row::of,
                        number.value(),
                        organization.value(),
                        after,
                        most));
    }

    List<Comment> byNumbers(Tx tx, OrganizationId organization, CaseId number, long[] comments) {
        return whole(
                tx,
                organization,
                number,
                tx.list(
                        SQL.get("by-numbers"),
                        Row::of,
                        number.value(),
                        organization.value(),
                        comments));
    }

    long count(Tx tx, OrganizationId organization, CaseId number) {
        return tx.first(
                        SQL.get("count"),
                        row -> row.getLong("comments"),
                        number.value(),
                        organization.value())
                .orElseThrow();
    }

    List<Mark> marks(Tx tx, OrganizationId organization, CaseId number, long offset, long most) {
        return tx.list(
                SQL.get("marks"),
                row -> new Mark(row.getLong("id"), Tx.moment(row, "created_at")),
                number.value(),
                organization.value(),
                most,
                offset);
    }

    /// A comment as its row says it.
    private record Row(
            long id,
            Comment.Author author,
            String text,
            @Nullable Long replyTo,
            List<Long> mentions,
            Instant at) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    new Comment.Author(row.getLong("author_id"), row.getString("author")),
                    row.getString("text"),
                    row.getObject("reply_to", Long.class),
                    List.of((Long[]) row.getArray("mentions").getArray()),
                    Tx.moment(row, "created_at"));
        }
    }

    /// With the addresses of those who are mentioned, and the files.
    private List<Comment> whole(Tx tx, OrganizationId organization, CaseId number, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var numbers = rows.stream().mapToLong(Row::id).toArray();
        var attached = files.ofComments(tx, organization, number, numbers);
        var people = people(tx, organization, rows);
        return rows.stream()
                .map(row ->
                        new Comment(
                                row.id,
                                number,
                                row.author,
                                row.text,
                                row.replyTo,
                                row.mentions.stream()
                                        .map(people::get)
                                        .filter(Objects::nonNull)
                                        .toList(),
                                attached.getOrDefault(row.id, List.of()),
                                row.at))
                .toList();
    }

    private static Map<Long, String> people(Tx tx, OrganizationId organization, List<Row> rows) {
        var asked =
                rows.stream()
                        .flatMap(row -> row.mentions.stream())
                        .mapToLong(Long::longValue)
                        .distinct()
                        .toArray();
        var found = new HashMap<Long, String>();
        if (asked.length > 0) {
            tx.list(
                    SQL.get("people"),
                    row -> found.put(row.getLong("id"), row.getString("email")),
                    organization.value(),
                    asked);
        }
        return found;
    }
}
