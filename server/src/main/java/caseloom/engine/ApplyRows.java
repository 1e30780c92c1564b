package caseloom.engine;

import caseloom.callbacks.Callback;
import caseloom.core.interpreter.Happening;
import caseloom.events.Heard;
import caseloom.events.Listening;
import caseloom.intake.Newborn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a batch of decisions sets in motion beside the run, its history and its case, sorted by
/// table. Empty parts cost no statement.
record ApplyRows(Map<Numbered, TimerChange> timers, Outbox outbox, Ears ears, Mail mail) {

    /// Effects to start and to drop.
    record Outbox(List<Outgoing> started, List<Dropped> dropped) {}

    /// What is listened for from now on and no more, and which events were used.
    record Ears(List<Heard> begun, List<Listening.Row> ended, List<Listening.Row> used) {

        boolean isEmpty() {
            return begun.isEmpty() && ended.isEmpty() && used.isEmpty();
        }
    }

    /// What goes to others: events, letters, and callbacks that are over.
    record Mail(List<Emitted> emitted, List<Letter> letters, List<Callback> closed) {

        boolean isEmpty() {
            return emitted.isEmpty() && letters.isEmpty() && closed.isEmpty();
        }
    }

    static ApplyRows of(List<Decided> decisions) {
        var rows =
                new ApplyRows(
                        new LinkedHashMap<>(),
                        new Outbox(new ArrayList<>(), new ArrayList<>()),
                        new Ears(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()),
                        new Mail(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        decisions.forEach(rows::add);
        return rows;
    }

    boolean isEmpty() {
        return timers.isEmpty()
                && outbox.started.isEmpty()
                && outbox.dropped.isEmpty()
                && ears.isEmpty()
                && mail.isEmpty();
    }

    /// Only a new run that nobody ever took has no timer to go on.
    private static boolean mayHaveToGoOn(Held held) {
        return held.decisions() > 0 || held.state() != null || held.token() > Newborn.TOKEN;
    }

    private void add(Decided decided) {
        addTimers(decided);
        addEffects(decided);
        addEars(decided);
        addMail(decided);
    }

    private void addTimers(Decided decided) {
        var decision = decided.decision();
        for (var timer : decision.clear()) {
            change(decided, timer, null);
        }
        for (var timer : decision.set()) {
            change(decided, timer.id(), timer.due());
        }
        var soon = decided.at().plus(Wakeup.GO_ON_WITHIN);
        if (decided.again()) {
            change(decided, Wakeup.GO_ON, soon);
        } else if (mayHaveToGoOn(decided.held())) {
            change(decided, Wakeup.GO_ON, null);
        }
    }

    private void addEffects(Decided decided) {
        var happening = decided.work().happening();
        for (var activation : decided.decision().drop()) {
            var effect = new Numbered(decided.held().key(), activation);
            outbox.dropped.add(new Dropped(effect, answers(happening, activation)));
        }
        for (var effect : decided.decision().start()) {
            outbox.started.add(new Outgoing(decided.after(), effect, decided.at()));
        }
    }

    /// Of a timer that is cleared and set anew the second counts.
    private void change(Decided decided, int timer, @Nullable Instant due) {
        var number = new Numbered(decided.held().key(), timer);
        timers.put(number, new TimerChange(number, decided.held().organization(), due));
    }

    private static boolean answers(Optional<Happening> happening, int activation) {
        return happening.orElse(null) instanceof Happening.Answered answered
                && answered.activation() == activation;
    }

    private void addEars(Decided decided) {
        var key = decided.held().key();
        var organization = decided.held().organization();
        for (var listener : decided.decision().hear()) {
            ears.begun.add(new Heard(key.caseId(), key.runId(), organization, listener));
        }
        for (var id : decided.decision().deaf()) {
            ears.ended.add(row(key, id));
        }
        if (decided.work().happening().orElse(null) instanceof Happening.EventArrived arrived) {
            ears.used.add(row(key, arrived.event()));
        }
    }

    static Listening.Row row(RunKey key, long number) {
        return new Listening.Row(key.caseId(), key.runId(), number);
    }

    private void addMail(Decided decided) {
        for (var envelope : decided.decision().emit()) {
            mail.emitted.add(new Emitted(decided, envelope));
        }
        decided.letter().ifPresent(mail.letters::add);
        for (var activation : decided.decision().close()) {
            mail.closed.add(callback(decided.held(), activation));
        }
    }

    static Callback callback(Held held, int activation) {
        var key = held.key();
        return new Callback(key.caseId(), key.runId(), activation, held.organization());
    }
}
