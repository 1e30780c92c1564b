package caseloom.files;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Documents that steps make. Each belongs to its case and is no value of a variable (L-154); done
/// twice with the same key, it is one document. Safe to share.
public final class StepDocuments {

    /// The form of the ids of steps (L-75); nothing else is asked for in the database.
    private static final Pattern STEP = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final StepDocumentsStore store = new StepDocumentsStore();
    private final Db db;
    private final InstantSource clock;
    private final Files files;

    StepDocuments(Db db, InstantSource clock, Files files) {
        this.db = db;
        this.clock = clock;
        this.files = files;
    }

    /// What was made with a key already: then nothing need be made again.
    public Optional<MadeDocument> made(OrganizationId organization, CaseId number, String key) {
        return db.tx(organization, tx -> store.made(tx, organization, number, key));
    }

    /// Files a document for an effect that its step waits for. When the key was used before, it is
    /// the document of that time; when the step does not wait any more, nothing is kept.
    ///
    /// @param activation of the effect
    public Outcome<MadeDocument> file(StepDocument wish, int activation, byte[] content) {
        return switch (files.stage(wish.organization(), FileKind.DOCUMENT, wish.name(), content)) {
            case Outcome.Refused<FileRecord>(var why) -> Outcome.refused(why);
            case Outcome.Done<FileRecord>(var staged) -> filed(wish, activation, staged);
        };
    }

    private Outcome<MadeDocument> filed(StepDocument wish, int activation, FileRecord staged) {
        var kept =
                db.tx(
                        wish.organization(),
                        tx ->
                                store.holdWish(tx, wish, activation)
                                        ? Optional.of(keep(tx, wish, staged))
                                        : Optional.<MadeDocument>empty());
        if (kept.isEmpty() || kept.get().number() != staged.number()) {
            files.discard(staged);
        }
        return kept.map(Outcome::done)
                .orElseGet(() ->
                        Outcome.refused(
                                new Refusal.Conflict("step", "It does not wait any more.")));
    }

    /// Keeps a staged file of kind `DOCUMENT` in a transaction of somebody else. When the key was
    /// used before, the document of that time is given: then the caller discards the staged file
    /// after the commit.
    ///
    /// @throws caseloom.db.DatabaseFault of kind `REFUSED` when the staged file is gone
    public MadeDocument keep(Tx tx, StepDocument wish, FileRecord staged) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!store.keep(tx, wish, staged, at)) {
            return store.made(tx, wish.organization(), wish.caseId(), wish.key()).orElseThrow();
        }
        var joining =
                new Joining(
                        wish.organization(), wish.caseId(), staged.number(), null, wish.step(), at);
        files.join(tx, List.of(joining));
        return new MadeDocument(staged.number(), staged.name());
    }

    /// The newest document of a step, by the id that the dialects give it.
    public NewestDocument newest(OrganizationId organization, CaseId number, String step) {
        if (!STEP.matcher(step).matches()) {
            return new NewestDocument.None();
        }
        return db.tx(
                organization,
                tx -> {
                    var newest = store.newest(tx, organization, number, step);
                    if (newest.isEmpty()) {
                        return new NewestDocument.None();
                    }
                    var there = files.inCase(tx, organization, number, newest.get());
                    return there.isEmpty()
                            ? new NewestDocument.Gone()
                            : new NewestDocument.There(there.get().file());
                });
    }
}
