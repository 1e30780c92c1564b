package caseloom.signatures;

import caseloom.access.Email;
import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.callbacks.Callback;
import caseloom.callbacks.Callbacks;
import caseloom.callbacks.OpenSince;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.files.FileRecord;
import caseloom.links.Link;
import caseloom.signatures.Signature.Asked;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Asks for signatures what runs want signed, and begins the signing when its signers are named.
/// What signers do themselves is with `Signing`. Safe to share.
public final class Signatures {

    private final SignaturesStore store = new SignaturesStore();
    private final Ground ground;
    private final Callbacks callbacks;
    private final Originals originals;
    private final Invitations invitations;
    private final KnownSignatures known;

    /// What signatures stand on.
    public record Ground(Db db, InstantSource clock) {}

    Signatures(
            Ground ground,
            Callbacks callbacks,
            Originals originals,
            Invitations invitations,
            KnownSignatures known) {
        this.ground = ground;
        this.callbacks = callbacks;
        this.originals = originals;
        this.invitations = invitations;
        this.known = known;
    }

    /// Opens a request; refused when a document cannot be signed. What the step no longer waits for
    /// is not opened.
    public Answer open(Callback callback, Effect.RequestSignature wish) {
        var organization = callback.organization();
        List<FileRecord> files;
        try {
            files = originals.of(organization, wish.request());
        } catch (Originals.Unsignable e) {
            return new Answer.Refused(Answer.Why.INVALID, String.valueOf(e.getMessage()));
        }
        var at = now();
        invitations.prepare(organization);
        ground.db()
                .tx(
                        organization,
                        tx -> {
                            opened(tx, callback, new Asked(wish.step(), wish.request(), at), files);
                            return true;
                        });
        invitations.hint();
        return new Answer.Asked();
    }

    private void opened(Tx tx, Callback callback, Asked asked, List<FileRecord> files) {
        var organization = callback.organization();
        var id = SignatureId.of(callback);
        if (!Callbacks.holdWish(tx, id.callback(organization))) {
            return;
        }
        callbacks.open(tx, callback, title(asked, files), asked.at());
        if (store.open(tx, organization, id, asked)) {
            for (var i = 0; i < files.size(); i++) {
                store.addDocument(tx, organization, id, i + 1, files.get(i));
            }
            var signers = asked.request().signers();
            if (!signers.isEmpty()) {
                var message = asked.request().message();
                var start = new Start("", signers, message, Json.object(), _ -> {});
                begin(tx, organization, id, start, asked.at());
            }
        }
    }

    private static String title(Asked asked, List<FileRecord> files) {
        var subject = asked.request().subject();
        return subject.isBlank() ? files.getFirst().name() : subject;
    }

    /// Names each signer once, and invites those whose turn it is.
    private Signature begin(
            Tx tx, OrganizationId organization, SignatureId id, Start start, Instant at) {
        var signers = new LinkedHashMap<String, String>();
        start.signers().forEach(one -> signers.putIfAbsent(Email.folded(one), one));
        var place = 0;
        for (var one : signers.entrySet()) {
            place++;
            var invited = new Signer.Invited(null, null, null);
            store.addSigner(
                    tx,
                    organization,
                    id,
                    new Signer(place, one.getValue(), one.getKey(), invited, null));
        }
        var message = start.message() == null ? "" : start.message();
        store.start(
                tx,
                organization,
                id,
                new Signature.Started(at, start.by(), message, start.filled()));
        var begun = known.find(tx, organization, id).orElseThrow();
        invitations.invite(tx, organization, begun, at);
        return begun;
    }

    /// Begins a signing whose signers are named now.
    ///
    /// @param actor who asks for it, for the audit trail
    public StartAnswer start(Actor actor, SignatureId id, Start start) {
        invitations.prepare(actor.organization());
        var started =
                ground.db().tx(actor.organization(), tx -> started(tx, actor, id, start, now()));
        invitations.hint();
        return started;
    }

    private StartAnswer started(Tx tx, Actor actor, SignatureId id, Start start, Instant at) {
        var organization = actor.organization();
        var found =
                Callbacks.hold(tx, id.callback(organization))
                        ? known.find(tx, organization, id)
                        : Optional.<Signature>empty();
        if (found.isEmpty()) {
            return new StartAnswer.NotOpen();
        }
        if (found.get().started().isPresent()) {
            return new StartAnswer.Already();
        }
        var message =
                start.message() == null ? found.get().asked().request().message() : start.message();
        var whole = new Start(start.by(), start.signers(), message, start.filled(), start.beside());
        var begun = begin(tx, organization, id, whole, at);
        var first = begun.active().getFirst();
        var link = handed(tx, actor, begun, first, at);
        var detail = Json.object().put("signature", id.text()).put("by", start.by());
        begun.signers().forEach(one -> detail.withArray("signers").add(one.email()));
        AuditTrail.note(tx, actor, new Deed("signature.start", id.caseId().value(), detail));
        start.beside().accept(tx);
        return new StartAnswer.Begun(link);
    }

    /// A new link for a signer whose turn it is, to be passed on to them; empty for others. The
    /// evidence will tell who got it.
    public Optional<Link> link(Actor actor, SignatureId id, String email) {
        return ground.db()
                .tx(
                        actor.organization(),
                        tx ->
                                Callbacks.hold(tx, id.callback(actor.organization()))
                                        ? linked(tx, actor, id, email)
                                        : Optional.empty());
    }

    private Optional<Link> linked(Tx tx, Actor actor, SignatureId id, String email) {
        var signature = known.find(tx, actor.organization(), id);
        var signer =
                signature.flatMap(found -> found.signer(email).filter(found.active()::contains));
        return signer.map(one -> {
            var detail = Json.object().put("signature", id.text()).put("signer", one.email());
            AuditTrail.note(tx, actor, new Deed("signature.link", id.caseId().value(), detail));
            return handed(tx, actor, signature.orElseThrow(), one, now());
        });
    }

    private Link handed(Tx tx, Actor actor, Signature signature, Signer signer, Instant at) {
        var to = actor.kind().word() + " " + actor.credential() + " of " + actor.name();
        store.handed(
                tx,
                actor.organization(),
                signature.id(),
                new SignaturesStore.Handing(signer, to, at));
        return invitations.link(tx, actor.organization(), signature, signer);
    }

    public Optional<Signature> find(OrganizationId organization, SignatureId id) {
        return ground.db().tx(organization, tx -> known.find(tx, organization, id));
    }

    /// All that was asked in a case, in the order of its runs.
    public List<Signature> ofCase(OrganizationId organization, CaseId number) {
        return ground.db().tx(organization, tx -> known.ofCase(tx, organization, number));
    }

    /// What waits for signatures in cases, the earliest first.
    public List<Signature> openOfCases(OrganizationId organization, List<CaseId> cases) {
        return cases.isEmpty()
                ? List.of()
                : ground.db().tx(organization, tx -> known.openOfCases(tx, organization, cases));
    }

    /// What waits for signatures in an organization, the oldest first.
    public List<Signature> open(OrganizationId organization, OpenSince after, int most) {
        return ground.db().tx(organization, tx -> known.open(tx, organization, after, most));
    }

    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
