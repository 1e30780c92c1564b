package caseloom.engine;

import caseloom.callbacks.Callback;
import caseloom.callbacks.Callbacks;
import caseloom.core.interpreter.Happening;
import caseloom.db.Db;
import caseloom.events.Events;
import java.util.List;
import java.util.Optional;

/// Who brought a happening, and must learn what became of it: effects, timers, inboxes, letters and
/// callbacks. Safe to share.
final class Bearers {

    private final Db db;
    private final HoldStore holds;
    private final EffectRunner effects;
    private final Mailroom mail;
    private final Tables tables;
    private final ApplyStore store = new ApplyStore();

    /// Where what was brought is written down.
    record Tables(Events events, Callbacks callbacks) {}

    Bearers(Db db, HoldStore holds, EffectRunner effects, Mailroom mail, Tables tables) {
        this.db = db;
        this.holds = holds;
        this.effects = effects;
        this.mail = mail;
        this.tables = tables;
    }

    /// A decision that used the happening is on disk.
    void used(RunKey key, Optional<Happening> happening) {
        switch (happening.orElse(null)) {
            case Happening.EventArrived arrived -> mail.inbox.settled(key, arrived.event());
            case Happening.Answered answered ->
                    mail.courier.settled(new Numbered(key, answered.activation()));
            case Happening.TimerDue _,
                    Happening.CalledBack _,
                    Happening.Continued _,
                    Happening.Retried _ -> {}
            case null -> {}
        }
    }

    /// It got lost on the way: out of this node's hand it is found again and comes once more.
    void lost(RunKey key, Optional<Happening> happening) {
        switch (happening.orElse(null)) {
            case Happening.EventArrived _ -> mail.inbox.dropped(key);
            case Happening.Answered answered -> {
                var effect = new Numbered(key, answered.activation());
                effects.settled(effect);
                mail.courier.dropped(effect);
            }
            case Happening.TimerDue _,
                    Happening.CalledBack _,
                    Happening.Continued _,
                    Happening.Retried _ -> {}
            case null -> {}
        }
    }

    /// It had nothing to say to the run: what brought it must not bring it again.
    void ignored(Held held, Happening happening) {
        forget(held, happening);
        used(held.key(), Optional.of(happening));
    }

    /// The run has ended: nothing brings anything to it any more.
    void gone(RunKey key) {
        effects.settled(key);
        db.system(tx -> {
            holds.sweep(tx, key);
            tables.events.listening().sweep(tx, key.caseId(), key.runId());
            tables.callbacks.sweep(tx, key.caseId(), key.runId());
            return true;
        });
        mail.inbox.dropped(key);
        mail.courier.gone(key);
    }

    private void forget(Held held, Happening happening) {
        var key = held.key();
        db.system(tx -> {
            switch (happening) {
                case Happening.Answered answered -> {
                    var effect = new Numbered(key, answered.activation());
                    var at = held.view().createdAt();
                    store.drop(tx, List.of(new Dropped(effect, true)), at);
                    effects.settled(effect);
                }
                case Happening.TimerDue due ->
                        store.clear(tx, List.of(new Numbered(key, due.timer())));
                case Happening.EventArrived arrived ->
                        tables.events
                                .listening()
                                .used(tx, List.of(ApplyRows.row(key, arrived.event())));
                case Happening.CalledBack back ->
                        tables.callbacks.close(tx, List.of(callback(held, back)));
                case Happening.Continued _, Happening.Retried _ ->
                        store.clear(tx, List.of(new Numbered(key, Wakeup.GO_ON)));
            }
            return true;
        });
    }

    private static Callback callback(Held held, Happening.CalledBack back) {
        return ApplyRows.callback(held, back.activation());
    }
}
