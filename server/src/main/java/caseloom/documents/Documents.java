package caseloom.documents;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.document.AttributeChange;
import caseloom.core.document.Attributes;
import caseloom.core.document.Field;
import caseloom.core.document.Fields;
import caseloom.core.json.Json;
import caseloom.core.webhook.DocumentBody;
import caseloom.core.webhook.EventType;
import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.documents.NewDocument.Taken;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.webhooks.DocumentNews;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The documents of organizations. Safe to share.
public final class Documents {

    private static final String DOCUMENT = "document";

    private final Db db;
    private final InstantSource clock;
    private final Files files;
    private final DocumentNews news;
    private final Terms terms;
    private final Whole whole;
    private final DocumentsStore store = new DocumentsStore();
    private final FactsStore facts = new FactsStore();
    private final TextsStore texts = new TextsStore();
    private final ProcessingsStore processings = new ProcessingsStore();

    /// What it goes by, and whom it tells that there is something to process.
    record Terms(DocumentsSettings settings, Runnable hint) {}

    Documents(Db db, InstantSource clock, Files files, DocumentNews news, Terms terms) {
        this.db = db;
        this.clock = clock;
        this.files = files;
        this.news = news;
        this.terms = terms;
        this.whole = new Whole(files);
    }

    public DocumentsSettings settings() {
        return terms.settings;
    }

    /// The same as `add`, for a file that is of no use when it is refused: that is given up.
    public Outcome<Taken> take(NewDocument wanted, FileRecord staged) {
        try {
            var outcome = add(wanted, staged);
            if (outcome instanceof Outcome.Refused<Taken>) {
                files.discard(staged);
            }
            return outcome;
        } catch (RuntimeException e) {
            // What was committed all the same is no longer staged, and stays.
            discard(staged, e);
            throw e;
        }
    }

    private void discard(FileRecord staged, RuntimeException why) {
        try {
            files.discard(staged);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    /// Makes a staged file of kind `DOCUMENT` a document of Core, which is processed soon. A
    /// refusal leaves it staged.
    ///
    /// @throws DatabaseFault of kind `DUPLICATE` when the step filed it before
    private Outcome<Taken> add(NewDocument wanted, FileRecord staged) {
        return taken(wanted, staged, true);
    }

    /// The same with a document that a step made, which is kept already.
    Outcome<Taken> file(NewDocument wanted, FileRecord made) {
        return taken(wanted, made, false);
    }

    private Outcome<Taken> taken(NewDocument wanted, FileRecord file, boolean staged) {
        if (wanted.attributes().all().size() > terms.settings.attributesMost()) {
            return tooMany();
        }
        news.prepare();
        var processing = db.tx(file.organization(), tx -> written(tx, wanted, file, staged));
        news.hint();
        terms.hint.run();
        return Outcome.done(new Taken(file, processing));
    }

    private long written(Tx tx, NewDocument wanted, FileRecord file, boolean staged) {
        news.hold(tx);
        var at = now();
        var organization = file.organization();
        if (staged) {
            files.keep(tx, file, at);
        }
        store.add(tx, file, wanted, at);
        var changes = Attributes.NONE.with(wanted.attributes()).changes();
        facts.put(tx, organization, file.number(), changes, wanted.attributes());
        var processing = processings.begin(tx, organization, file.number(), at);
        note(tx, wanted.by(), wanted.filing() == null ? "document.upload" : "document.file", file);
        var subject = new DocumentBody.Subject(processing, named(file), wanted.email());
        news.tell(
                tx,
                organization,
                EventType.DOCUMENT_UPLOADED,
                at,
                DocumentBody.uploaded(subject, wanted.attributes()));
        return processing;
    }

    /// The document that a step filed under that key.
    Optional<FileRecord> filedAs(OrganizationId organization, String key) {
        return db.tx(
                organization,
                tx ->
                        store.byFiling(tx, organization, key)
                                .flatMap(number -> files.find(tx, organization, number)));
    }

    /// What there is to know of a task that files a document.
    Optional<DocumentsStore.FilingTask> task(OrganizationId organization, CaseId number) {
        return db.tx(organization, tx -> store.task(tx, organization, number));
    }

    /// Whether a document is one of Core, and not only what a step made.
    boolean isInCore(OrganizationId organization, long number) {
        return db.tx(organization, tx -> !store.byNumbers(tx, organization, number).isEmpty());
    }

    /// A document; empty for files of other kinds, and for those of other organizations.
    public Optional<Document> find(OrganizationId organization, long number) {
        return db.tx(organization, tx -> whole.find(tx, organization, number));
    }

    /// The documents of Core by number, the highest first.
    ///
    /// @param before the last number of the page before; the largest there is for the first page
    public List<Document> list(OrganizationId organization, long before, int most) {
        return db.tx(
                organization,
                tx -> whole.list(tx, organization, store.page(tx, organization, before, most)));
    }

    /// The same of those in whose text or name these words are; refused when that takes too long.
    public Outcome<List<Document>> search(
            OrganizationId organization, String words, long before, int most) {
        var patience = terms.settings.searchPatience();
        try {
            var found =
                    db.system(tx -> {
                        store.patience(tx, patience);
                        return store.matching(tx, organization, words, before, most);
                    });
            return Outcome.done(db.tx(organization, tx -> whole.list(tx, organization, found)));
        } catch (DatabaseFault e) {
            if (e.kind() == DatabaseFault.Kind.SLOW) {
                return Outcome.refused(
                        new Refusal.TooMany("milliseconds of searching", patience.toMillis()));
            }
            throw e;
        }
    }

    /// The text of a document, pages behind one.
    public List<DocumentPage> pages(
            OrganizationId organization, long number, long after, int most) {
        return db.tx(organization, tx -> texts.pages(tx, organization, number, after, most));
    }

    /// All that is known about a document, and the numbers of the names of fields (L-222).
    public record Facts(Fields fields, Map<String, Long> numbers) {}

    /// Of a document that was found before.
    public Facts facts(Document document) {
        var organization = document.file().organization();
        return db.tx(
                organization,
                tx -> {
                    var found = facts.fields(tx, organization, document.number());
                    var fields = Fields.of(document.attributes(), found);
                    var names = fields.all().stream().map(Field::name).toList();
                    return new Facts(fields, facts.fieldNumbers(tx, organization, names));
                });
    }

    /// Changes a document; what a step made becomes one of Core by that. Receivers are told of
    /// attributes that are others now (L-215, L-216).
    ///
    /// @param email of who counts as having changed it
    public Outcome<Document> change(Actor by, String email, long number, DocumentChange change) {
        news.prepare();
        var outcome = db.tx(by.organization(), tx -> changed(tx, by, email, number, change));
        if (outcome instanceof Outcome.Done<Document>) {
            news.hint();
        }
        return outcome;
    }

    private Outcome<Document> changed(
            Tx tx, Actor by, String email, long number, DocumentChange change) {
        news.hold(tx);
        var organization = by.organization();
        var file = held(tx, organization, number);
        if (file.isEmpty()) {
            return none(number);
        }
        var merged = facts.attributes(tx, organization, number).with(change.attributes());
        if (merged.attributes().all().size() > terms.settings.attributesMost()) {
            return tooMany();
        }
        facts.put(tx, organization, number, merged.changes(), merged.attributes());
        var before = store.byNumbers(tx, organization, number).getFirst().about();
        var after = change.about().apply(before);
        if (!after.equals(before)) {
            store.change(tx, organization, number, after);
        }
        if (!after.equals(before) || !merged.changes().isEmpty()) {
            note(tx, by, "document.update", file.get());
        }
        tell(tx, file.get(), email, merged.changes());
        return Outcome.done(whole.find(tx, organization, number).orElseThrow());
    }

    private void tell(Tx tx, FileRecord file, String email, List<AttributeChange> changes) {
        if (!changes.isEmpty()) {
            news.tell(
                    tx,
                    file.organization(),
                    EventType.DOCUMENT_UPDATED,
                    now(),
                    DocumentBody.updated(named(file), email, changes));
        }
    }

    /// The file of a document, which is one of Core from now on and stays until the transaction
    /// ends.
    private Optional<FileRecord> held(Tx tx, OrganizationId organization, long number) {
        var file = whole.file(tx, organization, number);
        if (file.isPresent() && !store.hold(tx, organization, number)) {
            var maker = store.madeBy(tx, organization, number);
            if (maker.isEmpty()) {
                return Optional.empty();
            }
            store.adopt(tx, file.get(), maker.get(), now());
            store.hold(tx, organization, number);
        }
        return file;
    }

    /// Deletes a document for good, with its bytes, also where cases have it.
    ///
    /// @param email of who counts as having deleted it
    public Outcome<FileRecord> remove(Actor by, String email, long number) {
        news.prepare();
        var gone = new ArrayList<FileRecord>();
        var outcome = db.tx(by.organization(), tx -> removed(tx, by, email, number, gone));
        files.removeBytes(gone);
        if (!gone.isEmpty()) {
            news.hint();
        }
        return outcome;
    }

    private Outcome<FileRecord> removed(
            Tx tx, Actor by, String email, long number, List<FileRecord> gone) {
        news.hold(tx);
        var organization = by.organization();
        var known = whole.file(tx, organization, number);
        if (known.isEmpty()) {
            return none(number);
        }
        store.hold(tx, organization, number);
        var file = files.remove(tx, organization, number);
        if (file.isEmpty()) {
            return none(number);
        }
        gone.add(file.get());
        note(tx, by, "document.delete", file.get());
        news.tell(
                tx,
                organization,
                EventType.DOCUMENT_DELETED,
                now(),
                DocumentBody.deleted(named(file.get()), email));
        return Outcome.done(file.get());
    }

    /// Writes down who got the bytes of a document.
    public void noteDownload(Actor by, FileRecord file) {
        db.tx(
                by.organization(),
                tx -> {
                    note(tx, by, "document.download", file);
                    return true;
                });
    }

    static DocumentBody.Named named(FileRecord file) {
        return new DocumentBody.Named(file.number(), file.name(), file.ending());
    }

    private static void note(Tx tx, Actor by, String verb, FileRecord file) {
        var detail =
                Json.object()
                        .put("name", file.name())
                        .put("size", file.size())
                        .put("sha256", file.sha256());
        AuditTrail.note(tx, by, new Deed(verb, file.number(), detail));
    }

    private <T> Outcome<T> tooMany() {
        return Outcome.refused(
                new Refusal.TooMany("attributes of a document", terms.settings.attributesMost()));
    }

    private static <T> Outcome<T> none(long number) {
        return Outcome.refused(new Refusal.NotFound(DOCUMENT, Long.toString(number)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
