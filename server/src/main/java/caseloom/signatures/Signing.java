package caseloom.signatures;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.callbacks.Callbacks;
import caseloom.callbacks.Posted;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.core.signature.SigningRound;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.links.Found;
import caseloom.links.Link;
import caseloom.links.Links;
import caseloom.links.Opens;
import caseloom.links.Purpose;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/// What people do who have a link: they look, sign, or decline. Two at the same moment are taken
/// one after the other. Safe to share.
public final class Signing {

    private final SignaturesStore store = new SignaturesStore();
    private final Ground ground;
    private final Callbacks callbacks;
    private final Invitations invitations;
    private final KnownSignatures known;
    private final SignaturesSettings settings;

    /// What signing stands on.
    ///
    /// @param onward is told what a run gets to know, once it is on disk
    record Ground(Db db, InstantSource clock, Links links, Consumer<Posted> onward) {}

    Signing(
            Ground ground,
            Callbacks callbacks,
            Invitations invitations,
            KnownSignatures known,
            SignaturesSettings settings) {
        this.ground = ground;
        this.callbacks = callbacks;
        this.invitations = invitations;
        this.known = known;
        this.settings = settings;
    }

    /// What somebody with a link comes to.
    sealed interface Visit {

        /// There is no such link.
        record Unknown() implements Visit {}

        /// The link was good once.
        record Over() implements Visit {}

        /// The signing of that person, who may have signed already, or have to wait for others.
        record AtSigning(OrganizationId organization, Signature signature, Signer signer)
                implements Visit {}

        /// What was signed, or is about to be.
        record AtCopy(OrganizationId organization, Signature signature, Signer signer)
                implements Visit {}
    }

    Visit visit(String token) {
        return switch (ground.links.find(Purpose.SIGNATURE, token)) {
            case Found.Unknown _ -> new Visit.Unknown();
            case Found.Ended _ -> new Visit.Over();
            case Found.Open(var opens) ->
                    ground.db.tx(opens.organization(), tx -> visit(tx, opens));
        };
    }

    private Visit visit(Tx tx, Opens opens) {
        var signature = signature(tx, opens);
        var signer = signature.flatMap(found -> found.signer(opens.email()));
        if (signature.isEmpty() || signer.isEmpty()) {
            return new Visit.Unknown();
        }
        var organization = opens.organization();
        if (Invitations.isCopy(opens)) {
            return isKept(signature.get(), signer.get())
                    ? new Visit.AtCopy(organization, signature.get(), signer.get())
                    : new Visit.Over();
        }
        return signature.get().open()
                ? new Visit.AtSigning(organization, signature.get(), signer.get())
                : new Visit.Over();
    }

    private Optional<Signature> signature(Tx tx, Opens opens) {
        return SignatureId.of(opens.caseId(), Invitations.subject(opens))
                .flatMap(id -> known.find(tx, opens.organization(), id));
    }

    private boolean isKept(Signature signature, Signer signer) {
        var deed = signer.deed();
        var from =
                signature.documents().stream()
                        .map(SigningDocument::sealed)
                        .filter(one -> one != null)
                        .map(SigningDocument.Sealed::at)
                        .findFirst()
                        .orElse(deed == null ? Instant.EPOCH : deed.at());
        return deed != null && now().isBefore(from.plus(settings.copiesFor()));
    }

    /// What a signer's deed comes to.
    sealed interface Outcome {

        /// It counts, and is on disk.
        ///
        /// @param copy where what was signed will be; of whoever declined nothing is there
        record Done(Link copy) implements Outcome {}

        /// They did so or otherwise before.
        record Already() implements Outcome {}

        /// Others have to sign before.
        record NotYet() implements Outcome {}

        /// Nobody waits for it any more.
        record Over() implements Outcome {}
    }

    /// Takes what the signer that a link is of does.
    Outcome answer(Visit.AtSigning at, SignerDeed deed) {
        invitations.prepare(at.organization);
        var taken =
                ground.db.tx(
                        at.organization,
                        tx -> taken(tx, at.organization, at.signature.id(), at, deed));
        taken.posted.ifPresent(ground.onward);
        invitations.hint();
        return taken.outcome;
    }

    private record Taken(Outcome outcome, Optional<Posted> posted) {

        static Taken not(Outcome why) {
            return new Taken(why, Optional.empty());
        }
    }

    private Taken taken(
            Tx tx,
            OrganizationId organization,
            SignatureId id,
            Visit.AtSigning at,
            SignerDeed deed) {
        var open = Callbacks.hold(tx, id.callback(organization));
        var signature = known.find(tx, organization, id);
        var signer = signature.flatMap(found -> found.signer(at.signer.email()));
        if (signer.isPresent() && signer.get().deed() != null) {
            return Taken.not(new Outcome.Already());
        }
        if (!open || signer.isEmpty()) {
            return Taken.not(new Outcome.Over());
        }
        if (!signature.orElseThrow().active().contains(signer.get())) {
            return Taken.not(new Outcome.NotYet());
        }
        if (!store.answer(tx, organization, id, signer.get().place(), deed)) {
            throw new IllegalStateException("the signer was held and has signed meanwhile");
        }
        note(tx, organization, id, signer.get(), deed);
        var after = known.find(tx, organization, id).orElseThrow();
        var copy = invitations.copy(tx, organization, after, signer.get());
        if (after.result() == SigningRound.Result.OPEN) {
            invitations.invite(tx, organization, after, deed.at());
            return Taken.not(new Outcome.Done(copy));
        }
        var said = Said.of(after);
        var callback = id.callback(organization);
        callbacks.post(tx, callback, said, deed.at());
        return new Taken(new Outcome.Done(copy), Optional.of(new Posted(callback, said)));
    }

    private static void note(
            Tx tx, OrganizationId organization, SignatureId id, Signer signer, SignerDeed deed) {
        var verb =
                switch (deed) {
                    case SignerDeed.Signed _ -> "signature.sign";
                    case SignerDeed.Declined _ -> "signature.decline";
                };
        var detail = Json.object().put("signature", id.text()).put("signer", signer.email());
        AuditTrail.note(
                tx,
                Actor.system(organization, "signer " + signer.email()),
                new Deed(verb, id.caseId().value(), detail));
    }

    Instant now() {
        return ground.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
