package caseloom.comments;

import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.json.Json;
import caseloom.core.webhook.Commented;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.files.Attaching;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.files.Staging;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.webhooks.CommentNews;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Comments on cases, and on the records behind runs without one. Nobody changes one; they leave
/// with their case. Safe to share.
public final class Comments {

    private final Db db;
    private final InstantSource clock;
    private final Files files;
    private final Staging staging;
    private final CommentNews news;
    private final CommentsSettings settings;
    private final CommentsStore store;

    public Comments(
            Db db, InstantSource clock, Files files, CommentNews news, CommentsSettings settings) {
        this.db = db;
        this.clock = clock;
        this.files = files;
        this.staging = new Staging(files);
        this.news = news;
        this.settings = settings;
        this.store = new CommentsStore(files);
    }

    public CommentsSettings settings() {
        return settings;
    }

    /// Stores a comment with its files, and tells receivers of webhooks; all of it or nothing.
    /// Refused when there is no such case, or no such comment of it to answer.
    public Outcome<Comment> add(NewComment wanted) {
        if (wanted.files().size() > settings.filesMost()) {
            return tooMany("files of a comment", settings.filesMost());
        }
        if (wanted.mentions().size() > settings.mentionsMost()) {
            return tooMany("mentions of a comment", settings.mentionsMost());
        }
        return switch (staging.stage(wanted.organization(), wanted.files())) {
            case Outcome.Refused<List<FileRecord>>(var why) -> Outcome.refused(why);
            case Outcome.Done<List<FileRecord>>(var staged) -> added(wanted, staged);
        };
    }

    /// Whether a case has a comment of that number.
    public boolean has(OrganizationId organization, CaseId number, long comment) {
        return db.tx(organization, tx -> store.has(tx, organization, number, comment));
    }

    /// The comments of a case by number, which is about the order in which they were made.
    ///
    /// @param after the last number of the page before; 0 for the first page
    public List<Comment> list(OrganizationId organization, CaseId number, long after, int most) {
        return db.tx(organization, tx -> store.after(tx, organization, number, after, most));
    }

    /// Those of a case that have these numbers, by number.
    public List<Comment> list(OrganizationId organization, CaseId number, List<Long> comments) {
        var asked = comments.stream().mapToLong(Long::longValue).toArray();
        return db.tx(organization, tx -> store.byNumbers(tx, organization, number, asked));
    }

    public long count(OrganizationId organization, CaseId number) {
        return db.tx(organization, tx -> store.count(tx, organization, number));
    }

    /// When a comment was made.
    public record Mark(long id, Instant at) {}

    /// The marks of a part of the comments of a case, oldest first.
    public List<Mark> marks(OrganizationId organization, CaseId number, long offset, long most) {
        return db.tx(organization, tx -> store.marks(tx, organization, number, offset, most));
    }

    private static Outcome<Comment> tooMany(String limit, int most) {
        return Outcome.refused(new Refusal.TooMany(limit, most));
    }

    private Outcome<Comment> added(NewComment wanted, List<FileRecord> staged) {
        try {
            news.prepare();
            var added = db.tx(wanted.organization(), tx -> written(tx, wanted, staged));
            switch (added) {
                case Outcome.Done<Comment> _ -> news.hint();
                case Outcome.Refused<Comment> _ -> staging.discard(staged);
            }
            return added;
        } catch (RuntimeException e) {
            // What was committed all the same is no longer staged, and stays.
            staging.discard(staged, e);
            throw e;
        }
    }

    /// The case is held, so that it does not leave meanwhile.
    private Outcome<Comment> written(Tx tx, NewComment wanted, List<FileRecord> staged) {
        news.hold(tx);
        var found = store.hold(tx, wanted.organization(), wanted.caseId());
        if (found.isEmpty()) {
            return Outcome.refused(
                    new Refusal.NotFound("case", Long.toString(wanted.caseId().value())));
        }
        var answered = wanted.replyTo();
        if (answered != null && !store.has(tx, wanted.organization(), wanted.caseId(), answered)) {
            return Outcome.refused(
                    Refusal.Invalid.of(
                            "reply_to",
                            "It is a comment of the same case.",
                            "Send the number of one, or leave it out."));
        }
        return Outcome.done(stored(tx, wanted, staged, found.get()));
    }

    private Comment stored(Tx tx, NewComment wanted, List<FileRecord> staged, RunId newest) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var organization = wanted.organization();
        var id = store.add(tx, wanted, at);
        files.attach(tx, new Attaching(organization, wanted.caseId(), id, staged, at));
        var detail = Json.object().put("case_id", wanted.caseId().value());
        AuditTrail.note(tx, wanted.by(), new Deed("comment.create", id, detail));
        news.tell(
                tx,
                organization,
                new Commented(
                        wanted.caseId(), newest, id, wanted.text(), wanted.author().email(), at));
        return store.byNumbers(tx, organization, wanted.caseId(), new long[] {id}).getFirst();
    }
}
