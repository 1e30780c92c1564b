package caseloom.sessions;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.links.LinkToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/// Begins sessions, finds whom they stand for, and ends them. Safe to share when the source of
/// chance is.
///
/// Nothing is remembered between requests: whoever is deactivated, gets another role, or whose
/// session somebody ended, is met by that with the next request, on every node.
public final class Sessions {

    private static final int READS_AT_ONCE = 8;

    private final SessionsStore store = new SessionsStore();
    private final Db db;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final SessionsSettings settings;

    /// So that invented tokens cannot take all connections of the pool.
    private final Semaphore reads = new Semaphore(READS_AT_ONCE);

    /// @param random must be fit for secrets
    public Sessions(Db db, InstantSource clock, RandomGenerator random, SessionsSettings settings) {
        this.db = db;
        this.clock = clock;
        this.random = random;
        this.settings = settings;
    }

    public SessionsSettings settings() {
        return settings;
    }

    /// A new session, in the caller's transaction.
    ///
    /// @param detail what the audit trail tells of how somebody came in
    public Begun begin(Tx tx, Session.Holder holder, Visitor from, ObjectNode detail) {
        var now = now();
        return begun(tx, holder, from, new SessionsStore.Moments(now, now), detail);
    }

    /// Another session in place of this one, in the caller's transaction. It lasts no longer:
    /// nobody proved anything anew.
    public Begun replace(
            Tx tx, Session session, Session.Holder holder, Visitor from, ObjectNode detail) {
        store.end(tx, session.holder().account(), session.id());
        var at = new SessionsStore.Moments(now(), session.beganAt());
        return begun(tx, holder, from, at, detail);
    }

    private Begun begun(
            Tx tx,
            Session.Holder holder,
            Visitor from,
            SessionsStore.Moments at,
            ObjectNode detail) {
        var token = LinkToken.draw(random);
        var csrf = LinkToken.draw(random);
        var id = store.begin(tx, holder, new SessionsStore.Secrets(token, csrf), from, at);
        store.endOldest(tx, holder.account(), settings.ofAccountMost());
        var actor = Actor.session(holder.organization(), id, holder.member(), email(tx, holder));
        var told = detail.put("address", from.address());
        AuditTrail.note(tx, actor, new Deed("session.begin", id, told));
        return new Begun(id, token, at.since().plus(settings.most()));
    }

    /// Whom a token stands for, if it is good.
    ///
    /// @param mayRenew whether the answer can carry another token to whoever asks
    public Optional<Entered> enter(String text, boolean mayRenew) {
        var token = new LinkToken(text);
        if (!token.looksRight()) {
            return Optional.empty();
        }
        var now = now();
        return read(token)
                .filter(found -> !found.isOver(now, settings))
                .map(found -> {
                    note(found, token, now);
                    return new Entered(
                            found.session(),
                            mayRenew && found.needsToken(now, settings)
                                    ? renewed(found, now)
                                    : Optional.empty());
                });
    }

    /// Whom a token stands for, if it is good; this is no use of the session, so it does not keep
    /// it.
    public Optional<Session> look(String text) {
        var token = new LinkToken(text);
        var now = now();
        return token.looksRight()
                ? read(token).filter(found -> !found.isOver(now, settings)).map(Standing::session)
                : Optional.empty();
    }

    /// The sessions of an account that are good, the newest first.
    public List<SessionRecord> list(long account) {
        return db.system(tx -> store.list(tx, account, now(), settings));
    }

    /// Ends one of the sessions of whoever is signed in; false when they have none of that number.
    public boolean end(Session by, long id) {
        return db.system(tx -> ended(tx, by, store.end(tx, by.holder().account(), id)) == 1);
    }

    /// Ends all other sessions of whoever is signed in.
    public void endOthers(Session by) {
        db.system(tx -> ended(tx, by, store.endOthers(tx, by.holder().account(), by.id())));
    }

    /// Ends all sessions of an account, in the caller's transaction.
    public void endAll(Tx tx, long account) {
        store.endOthers(tx, account, 0);
    }

    /// Forgets sessions that are over.
    public void pass() {
        var now = now();
        db.system(tx -> store.forget(tx, now.minus(settings.idle()), now.minus(settings.most())));
    }

    private int ended(Tx tx, Session by, List<Long> ended) {
        ended.forEach(id -> AuditTrail.note(tx, by.caller().actor(), Deed.of("session.end", id)));
        return ended.size();
    }

    private Optional<Standing> read(LinkToken token) {
        reads.acquireUninterruptibly();
        try {
            return db.atOnce(tx -> store.find(tx, token, settings));
        } finally {
            reads.release();
        }
    }

    private void note(Standing found, LinkToken token, Instant now) {
        if (found.isFirstUse()) {
            db.atOnce(tx -> store.confirm(tx, found.session().id(), token, now));
        }
        if (found.isUseOfNote(now, settings)) {
            db.atOnce(tx -> store.used(tx, found.session().id(), now));
        }
    }

    /// Of several requests at once one gets the new token, and the others go on with what they
    /// have.
    private Optional<Begun> renewed(Standing found, Instant now) {
        var token = LinkToken.draw(random);
        var id = found.session().id();
        return db.atOnce(tx -> store.renew(tx, found, token, now))
                ? Optional.of(new Begun(id, token, found.session().beganAt().plus(settings.most())))
                : Optional.empty();
    }

    private String email(Tx tx, Session.Holder holder) {
        return store.email(tx, holder.member());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
