package caseloom.uploads;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.cases.Cases;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.Statuses;
import caseloom.core.json.Json;
import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.files.FileKind;
import caseloom.files.FileRecord;
import caseloom.files.FileValues;
import caseloom.files.Files;
import caseloom.files.FilesSettings;
import caseloom.files.Incoming;
import caseloom.files.Joining;
import caseloom.intake.IdempotencyKeys;
import caseloom.intake.IdempotencyKeys.Claim;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Files of a case as people bring and take them. Safe to share.
public final class Uploads {

    private static final String CASE = "case";

    private static final String FILE = "file";

    private static final String UPLOAD = "file.upload";

    private static final Taken CLASH =
            conflict("The Idempotency-Key was used with other files. Send another key.");

    private static final Taken BUSY =
            conflict("The first request with this Idempotency-Key is still being handled.");

    private final Db db;
    private final InstantSource clock;
    private final Files files;
    private final IdempotencyKeys keys;
    private final FilesSettings.Uploads settings;

    public Uploads(
            Db db,
            InstantSource clock,
            Files files,
            IdempotencyKeys keys,
            FilesSettings.Uploads settings) {
        this.db = db;
        this.clock = clock;
        this.files = files;
        this.keys = keys;
        this.settings = settings;
    }

    /// What one may bring.
    public FilesSettings.Uploads settings() {
        return settings;
    }

    /// Stores the files and makes them part of the case, all or none. None is read when the case
    /// takes no files now.
    ///
    /// @throws IOException when they cannot be read or stored; nothing of them stays then
    public Taken take(Actor by, Upload upload) throws IOException {
        var key = upload.key();
        if (key == null) {
            return stored(by, upload);
        }
        var organization = by.organization();
        try (var claim =
                keys.claim(
                        organization,
                        key.scope(),
                        key.text(),
                        () -> Fingerprint.of(upload.files()))) {
            return switch (claim) {
                case Claim.Fresh _ -> stored(by, upload);
                case Claim.Repeated(_, var answer) -> new Taken.Stored(answer, true);
                case Claim.Clash() -> CLASH;
                case Claim.Busy() -> BUSY;
            };
        } catch (Overtaken e) {
            return found(organization, key, e.fingerprint());
        }
    }

    /// Stores files that belong to no case yet. Each becomes part of that whose values name it;
    /// what nobody names in time is swept away.
    ///
    /// @param told makes the answer; quick and pure
    /// @throws IOException when they cannot be read or stored; nothing of them stays then
    public Taken offer(Actor by, Sent sent, Function<List<FileRecord>, String> told)
            throws IOException {
        return whole(by, sent, told, staged -> noted(by, staged));
    }

    /// Takes a file away from a case.
    public Outcome<FileRecord> remove(Actor by, CaseId number, long file) {
        var gone = new ArrayList<FileRecord>();
        var outcome =
                db.tx(by.organization(), tx -> removed(tx, by, new Named(number, file), gone));
        files.removeBytes(gone);
        return outcome;
    }

    /// Writes down who got the bytes of a file.
    public void noteDownload(Actor by, CaseId number, FileRecord file) {
        db.tx(
                by.organization(),
                tx -> {
                    note(tx, by, "file.download", number, file);
                    return true;
                });
    }

    /// A file of a case, by their numbers.
    private record Named(CaseId caseId, long file) {}

    /// There is something to look up now.
    private Taken found(OrganizationId organization, Upload.Key key, String fingerprint) {
        try (var claim = keys.claim(organization, key.scope(), key.text(), fingerprint)) {
            return switch (claim) {
                case Claim.Repeated(_, var answer) -> new Taken.Stored(answer, true);
                case Claim.Clash() -> CLASH;
                case Claim.Busy(), Claim.Fresh _ -> BUSY;
            };
        }
    }

    private Taken stored(Actor by, Upload upload) throws IOException {
        var organization = by.organization();
        var refusal = db.tx(organization, tx -> refusal(tx, organization, upload.caseId()));
        if (refusal.isPresent()) {
            return new Taken.Refused(refusal.get());
        }
        return whole(by, upload.files(), upload.told(), staged -> joined(by, upload, staged));
    }

    /// Stages all files and settles them, or leaves nothing.
    private Taken whole(
            Actor by,
            Sent sent,
            Function<List<FileRecord>, String> told,
            Function<List<FileRecord>, Optional<Refusal>> settled)
            throws IOException {
        var staged = new ArrayList<FileRecord>();
        try {
            var refused =
                    staged(by, sent, staged)
                            .or(() -> settled.apply(staged).map(Taken.Refused::new));
            if (refused.isPresent()) {
                staged.forEach(files::discard);
                return refused.get();
            }
            return new Taken.Stored(told.apply(staged), false);
        } catch (IOException | RuntimeException e) {
            // What was stored before must not stay there until the sweep comes.
            discard(staged, e);
            throw e;
        }
    }

    /// Stores one file after the other, as they come.
    private Optional<Taken.Refused> staged(Actor by, Sent sent, List<FileRecord> staged)
            throws IOException {
        for (var file = sent.next(); file.isPresent(); file = sent.next()) {
            if (staged.size() == settings.filesMost()) {
                return refused(new Refusal.TooMany("files at once", settings.filesMost()));
            }
            var incoming =
                    new Incoming(
                            FileKind.ATTACHMENT,
                            file.get().name(),
                            file.get().content(),
                            settings.fileMost(),
                            true);
            switch (files.stage(by.organization(), incoming)) {
                case Outcome.Refused<FileRecord>(var why) -> {
                    return refused(why);
                }
                case Outcome.Done<FileRecord>(var one) -> staged.add(one);
            }
        }
        return staged.isEmpty()
                ? refused(Refusal.Invalid.of(FILE, "It must be given.", "Send at least one file."))
                : Optional.empty();
    }

    private static Optional<Taken.Refused> refused(Refusal why) {
        return Optional.of(new Taken.Refused(why));
    }

    /// The case, its files, what is noted of them and what is remembered: one transaction.
    private Optional<Refusal> joined(Actor by, Upload upload, List<FileRecord> staged) {
        var print = Fingerprint.of(staged);
        try {
            return db.tx(
                    by.organization(),
                    tx -> {
                        var refusal = refusal(tx, by.organization(), upload.caseId());
                        if (refusal.isEmpty()) {
                            join(tx, by, upload, staged);
                            remember(tx, by.organization(), upload, print, staged);
                        }
                        return refusal;
                    });
        } catch (DatabaseFault e) {
            throw e.kind() == DatabaseFault.Kind.DUPLICATE ? new Overtaken(print, e) : e;
        }
    }

    private void join(Tx tx, Actor by, Upload upload, List<FileRecord> staged) {
        var number = upload.caseId();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        files.join(
                tx,
                staged.stream()
                        .map(file ->
                                new Joining(
                                        by.organization(),
                                        number,
                                        file.number(),
                                        null,
                                        FileValues.NO_STEP,
                                        at))
                        .toList());
        staged.forEach(file -> note(tx, by, UPLOAD, number, file));
    }

    private void remember(
            Tx tx,
            OrganizationId organization,
            Upload upload,
            String print,
            List<FileRecord> staged) {
        var key = upload.key();
        if (key != null) {
            var answer = upload.told().apply(staged);
            keys.remember(
                    tx,
                    organization,
                    new IdempotencyKeys.Answered(key.scope(), key.text(), print, "", answer));
        }
    }

    private Outcome<FileRecord> removed(Tx tx, Actor by, Named named, List<FileRecord> gone) {
        var organization = by.organization();
        var number = named.caseId;
        if (Cases.held(tx, organization, number).isEmpty()) {
            return Outcome.refused(noCase(number));
        }
        var found = files.inCase(tx, organization, number, named.file);
        if (found.isPresent() && !found.get().variables().isEmpty()) {
            return Outcome.refused(
                    new Refusal.Conflict(
                            FILE,
                            "It is the value of a variable of the case and leaves with the case."));
        }
        var left = files.leave(tx, organization, number, named.file);
        if (found.isEmpty() || left.isEmpty()) {
            return Outcome.refused(new Refusal.NotFound(FILE, Long.toString(named.file)));
        }
        gone.addAll(left.get());
        note(tx, by, "file.delete", number, found.get().file());
        return Outcome.done(found.get().file());
    }

    private static Optional<Refusal> refusal(Tx tx, OrganizationId organization, CaseId number) {
        var status = Cases.held(tx, organization, number);
        if (status.isEmpty()) {
            return Optional.of(noCase(number));
        }
        return status.get().equals(Statuses.CLOSED)
                ? Optional.of(
                        new Refusal.Conflict(
                                CASE,
                                "Case " + number.value() + " is closed and takes no more files."))
                : Optional.empty();
    }

    private static Refusal noCase(CaseId number) {
        return new Refusal.NotFound(CASE, Long.toString(number.value()));
    }

    private static Taken conflict(String why) {
        return new Taken.Refused(new Refusal.Conflict("idempotency key", why));
    }

    /// Of files without a case.
    private Optional<Refusal> noted(Actor by, List<FileRecord> staged) {
        db.tx(
                by.organization(),
                tx -> {
                    for (var file : staged) {
                        AuditTrail.note(tx, by, new Deed(UPLOAD, file.number(), detail(file)));
                    }
                    return true;
                });
        return Optional.empty();
    }

    private static void note(Tx tx, Actor by, String verb, CaseId number, FileRecord file) {
        var detail = Json.object().put("case_id", number.value());
        detail.setAll(detail(file));
        AuditTrail.note(tx, by, new Deed(verb, file.number(), detail));
    }

    private static ObjectNode detail(FileRecord file) {
        return Json.object()
                .put("name", file.name())
                .put("size", file.size())
                .put("sha256", file.sha256());
    }

    private void discard(List<FileRecord> staged, Exception why) {
        try {
            staged.forEach(files::discard);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }
}
