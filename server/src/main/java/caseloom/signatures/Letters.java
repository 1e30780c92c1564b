package caseloom.signatures;

import caseloom.links.Link;
import caseloom.mail.MailText;

/// What the mails about signatures say.
final class Letters {

    private Letters() {}

    static MailText asked(Signature signature, Link link) {
        var message = signature.started().map(started -> started.message().strip()).orElse("");
        return MailText.plain(
                "You are asked to sign: "
                        + signature.title()
                        + "\n\n"
                        + (message.isEmpty() ? "" : message + "\n\n")
                        + "Read and sign it here:\n"
                        + link.address()
                        + "\n\nThis link is yours alone: whoever has it can sign in your name, so"
                        + " please do not pass it on. It works until the signing is over. You can"
                        + " also decline there.\n");
    }

    static MailText done(Signature signature, Link link) {
        return MailText.plain(
                "Everybody has signed: "
                        + signature.title()
                        + "\n\nYour copy, with the signatures and the evidence of them, is here:\n"
                        + link.address()
                        + "\n\nThe link works for some weeks; please keep the document itself.\n");
    }
}
