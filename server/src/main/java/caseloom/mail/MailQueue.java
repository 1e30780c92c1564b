package caseloom.mail;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import caseloom.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Keeps what the server itself writes, from the transaction of its cause until the mail server has
/// it. Safe to share.
public final class MailQueue {

    private final MailQueueStore store = new MailQueueStore();
    private final Vault vault;
    private final InstantSource clock;
    private final boolean on;
    private final Runnable wake;

    MailQueue(Vault vault, InstantSource clock, boolean on, Runnable wake) {
        this.vault = vault;
        this.clock = clock;
        this.on = on;
        this.wake = wake;
    }

    /// Whether a mail server is set up and people can come by links; nothing may be put otherwise.
    public boolean isOn() {
        return on;
    }

    /// To be called before the transaction that puts something.
    public void prepare(OrganizationId organization) {
        if (on) {
            vault.prepare(organization);
        }
    }

    /// Whether one of that key was put before.
    public boolean has(Tx tx, Notice.Id id) {
        return store.has(tx, id);
    }

    /// Queues it, together with what else the transaction does; false when one of its key was put
    /// before.
    public boolean put(Tx tx, Notice notice) {
        if (!on) {
            throw new IllegalStateException("no mail server is set up");
        }
        var sealed = vault.seal(NoticeJson.place(notice.id()), NoticeJson.write(notice));
        return store.put(tx, notice, sealed, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /// Forgets what is about no case, was queued before that moment, and waits no more. The others
    /// go with their cases.
    public void forget(Tx tx, Instant before) {
        store.forget(tx, before);
    }

    /// Something was put, and is on disk: it is sent at once.
    public void hint() {
        wake.run();
    }
}
