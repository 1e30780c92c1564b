package caseloom.mail;

import caseloom.db.Db;
import caseloom.time.Service;
import caseloom.vault.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All about mail: what sends one now, what keeps one until it is sent, and what works that off.
public final class Mailing implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);

    private final Mailer mailer;
    private final QueueSender sender;
    private final MailQueue queue;

    /// What mail stands on.
    public record Ground(Db db, Vault vault, InstantSource clock, MeterRegistry meters) {}

    /// @param publicUrl tells this installation from others that send in the same name
    public Mailing(Ground ground, MailSettings settings, String publicUrl) {
        this.mailer = new Mailer(settings, ground.clock, publicUrl);
        this.sender =
                new QueueSender(
                        new QueueSender.Ground(
                                ground.db, ground.vault, ground.clock, mailer, ground.meters),
                        settings);
        this.queue =
                new MailQueue(ground.vault, ground.clock, asks(mailer, settings), sender::wake);
    }

    /// Whether this server writes to people by itself: without its address they could not come.
    private static boolean asks(Mailer mailer, MailSettings settings) {
        if (mailer.isOn() && !settings.hasAddress()) {
            LOG.warn(
                    "nobody is told by mail what waits for them: set CASELOOM_PUBLIC_URL to the"
                            + " address that people reach this server by");
        }
        return mailer.isOn() && settings.hasAddress();
    }

    public Mailer mailer() {
        return mailer;
    }

    public MailQueue queue() {
        return queue;
    }

    @Override
    public void start() {
        sender.start();
    }

    @Override
    public void close() {
        sender.close();
    }
}
