package caseloom.engine;

import caseloom.callbacks.Callback;
import caseloom.callbacks.Callbacks;
import caseloom.core.interpreter.Happening;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.events.Events;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Who brought a happening, and must learn what became of it: effects, timers, inboxes, letters and
/// callbacks. Safe to share.
final class Bearers {

    private final EngineStore store;
    private final EffectRunner effects;
    private final Mailroom mail;
    private final Tables tables;

    /// Where what was brought is written down.
    record Tables(Db db, Events events, Callbacks callbacks) {}

    Bearers(EngineStore store, EffectRunner effects, Mailroom mail, Tables tables) {
        this.store = store;
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
                    Happening.Retried _,
                    Happening.Skipped _ -> {}
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
                    Happening.Retried _,
                    Happening.Skipped _ -> {}
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
        store.tx(tx -> {
            tx.holds().sweep(key);
            return true;
        });
        mail.inbox.dropped(key);
        mail.courier.gone(key);
    }

    private void forget(Held held, Happening happening) {
        var key = held.key();
        switch (happening) {
            case Happening.Answered answered -> {
                var effect = new Numbered(key, answered.activation());
                drop(effect, held.view().createdAt());
                effects.settled(effect);
            }
            case Happening.TimerDue due -> clear(held, due.timer());
            case Happening.EventArrived arrived ->
                    note(tx -> {
                        var row = ApplyRows.row(key, arrived.event());
                        tables.events.listening().used(tx, List.of(row));
                    });
            case Happening.CalledBack back ->
                    note(tx -> tables.callbacks.close(tx, List.of(callback(held, back))));
            case Happening.Continued _, Happening.Retried _, Happening.Skipped _ ->
                    clear(held, Wakeup.GO_ON);
        }
    }

    private void drop(Numbered effect, Instant at) {
        store.tx(tx -> {
            tx.apply().drop(List.of(new Dropped(effect, true)), at);
            return true;
        });
    }

    /// Whoever moved the run on meanwhile may have set the same timer anew, for something else.
    private void clear(Held seen, int timer) {
        store.atOnce(tx -> {
            tx.holds().forget(seen, timer);
            return true;
        });
    }

    private void note(Consumer<Tx> what) {
        tables.db.system(tx -> {
            what.accept(tx);
            return true;
        });
    }

    private static Callback callback(Held held, Happening.CalledBack back) {
        return ApplyRows.callback(held, back.activation());
    }
}
