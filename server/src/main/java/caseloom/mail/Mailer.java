package caseloom.mail;

import caseloom.mail.MailSettings.Account;
import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Hands mails to the mail server, boundedly many at a time, each on a connection of its own. Safe
/// to share.
///
/// A mail may be sent more than once when a node dies; then all have the same Message-ID.
public final class Mailer {

    private final Optional<Line> line;
    private final MailSettings settings;
    private final InstantSource clock;
    private final String installation;
    private final Semaphore slots;

    private record Line(Account account, SmtpSession session) {}

    /// @param installation tells this installation from others that send in the same name
    public Mailer(MailSettings settings, InstantSource clock, String installation) {
        this.settings = settings;
        this.clock = clock;
        this.installation = installation;
        this.slots = new Semaphore(settings.atOnce());
        this.line =
                settings.account()
                        .map(account ->
                                new Line(account, new SmtpSession(account, settings.timeout())));
    }

    /// Whether a mail server is set up.
    public boolean isOn() {
        return line.isPresent();
    }

    /// What one mail may be.
    public MailSettings.Limits limits() {
        return settings.limits();
    }

    /// Sends it, or says why not; waits for the server.
    public Sent send(Mail mail) {
        if (line.isEmpty()) {
            return new Sent.Off();
        }
        var limits = settings.limits();
        var all = mail.recipients().all();
        if (all.isEmpty() || all.size() > limits.recipientsMost()) {
            return new Sent.Refused(
                    "a mail goes to 1 to "
                            + limits.recipientsMost()
                            + " people, not to "
                            + all.size());
        }
        if (mail.size() > limits.sizeMost()) {
            return new Sent.Refused(
                    "a mail has at most "
                            + limits.sizeMost()
                            + " bytes with its files, not "
                            + mail.size());
        }
        try {
            slots.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Sent.Failed("the server is stopping");
        }
        try {
            return sent(line.get(), mail, all);
        } finally {
            slots.release();
        }
    }

    private Sent sent(Line line, Mail mail, List<MailAddress> all) {
        var sender = line.account.sender();
        var id = MessageId.of(installation, mail.key(), sender.address());
        try (var connection = line.session.connect()) {
            var letter = Composition.of(line.session.session(), mail, sender, id, clock.instant());
            connection.send(letter, Composition.addresses(all));
            return new Sent.Accepted(letter.id());
        } catch (MessagingException e) {
            return SmtpFaults.judged(e, line.account.server());
        }
    }
}
