package caseloom.signatures;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import caseloom.links.Link;
import caseloom.links.Links;
import caseloom.links.Opens;
import caseloom.links.Purpose;
import caseloom.mail.MailAddress;
import caseloom.mail.MailQueue;
import caseloom.mail.Notice;
import java.time.Instant;

/// Gives signers their links, by mail where a mail server is set up. Safe to share.
final class Invitations {

    /// Behind the id of a request, in what a link to its signed documents opens.
    private static final String COPY = "/copy";

    private final SignaturesStore store = new SignaturesStore();
    private final Links links;
    private final MailQueue mails;

    Invitations(Links links, MailQueue mails) {
        this.links = links;
        this.mails = mails;
    }

    /// To be called before the transaction that invites.
    void prepare(OrganizationId organization) {
        mails.prepare(organization);
    }

    /// To be called after it.
    void hint() {
        if (mails.isOn()) {
            mails.hint();
        }
    }

    /// A link by which that signer signs, for as long as the step waits.
    Link link(Tx tx, OrganizationId organization, Signature signature, Signer signer) {
        return links.make(tx, opens(organization, signature, signer, ""));
    }

    /// A link by which that signer gets what was signed.
    Link copy(Tx tx, OrganizationId organization, Signature signature, Signer signer) {
        return links.make(tx, opens(organization, signature, signer, COPY));
    }

    private static Opens opens(
            OrganizationId organization, Signature signature, Signer signer, String suffix) {
        return new Opens(
                organization,
                signature.id().caseId(),
                Purpose.SIGNATURE,
                signature.id().text() + suffix,
                signer.email());
    }

    /// Whether a link opens what was signed, not the signing.
    static boolean isCopy(Opens opens) {
        return opens.subject().endsWith(COPY);
    }

    /// The id of the request that a link is about, as text.
    static String subject(Opens opens) {
        return isCopy(opens)
                ? opens.subject().substring(0, opens.subject().length() - COPY.length())
                : opens.subject();
    }

    /// Mails their links to those whose turn it is and who have none yet.
    void invite(Tx tx, OrganizationId organization, Signature signature, Instant at) {
        if (!mails.isOn()) {
            return;
        }
        for (var signer : signature.active()) {
            if (signer.invited().mailedAt() == null) {
                invite(tx, organization, signature, signer, at);
            }
        }
    }

    private void invite(
            Tx tx, OrganizationId organization, Signature signature, Signer signer, Instant at) {
        var key = key(signature, "asked", signer);
        var to = MailAddress.of(signer.email());
        if (to.isEmpty() || mails.has(tx, id(organization, signature, key))) {
            return;
        }
        var link = link(tx, organization, signature, signer);
        mails.put(
                tx,
                new Notice(
                        organization,
                        signature.id().caseId(),
                        key,
                        to.get(),
                        "Please sign: " + signature.title(),
                        Letters.asked(signature, link)));
        store.mailed(tx, organization, signature.id(), signer, at);
    }

    /// Mails the links to what was signed to all signers, once.
    void sendCopies(Tx tx, OrganizationId organization, Signature signature) {
        if (!mails.isOn()) {
            return;
        }
        for (var signer : signature.signers()) {
            var key = key(signature, "copy", signer);
            var to = MailAddress.of(signer.email());
            if (to.isPresent() && !mails.has(tx, id(organization, signature, key))) {
                var link = copy(tx, organization, signature, signer);
                mails.put(
                        tx,
                        new Notice(
                                organization,
                                signature.id().caseId(),
                                key,
                                to.get(),
                                "Signed: " + signature.title(),
                                Letters.done(signature, link)));
            }
        }
    }

    private static Notice.Id id(OrganizationId organization, Signature signature, String key) {
        return new Notice.Id(organization, signature.id().caseId(), key);
    }

    private static String key(Signature signature, String what, Signer signer) {
        return "signature/" + signature.id().text() + "/" + what + "/" + signer.folded();
    }
}
