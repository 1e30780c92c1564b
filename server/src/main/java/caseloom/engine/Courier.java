package caseloom.engine;

import caseloom.core.interpreter.Happening;
import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.engine.Retaker.Wanted;
import caseloom.queue.FairQueue;
import caseloom.queue.Lane;
import caseloom.time.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings letters from one run to another. A letter is written in the transaction of the run that
/// tells, and removed once what became of it at the other one is on disk; until then it comes due
/// again. Safe to share.
final class Courier implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int AT_ONCE = 500;
    private static final int IN_HAND_MOST = 100_000;

    private final Db db;
    private final Supplier<Instant> now;
    private final EngineSettings settings;
    private final Ways ways;
    private final LettersStore store = new LettersStore();
    private final Map<Numbered, Letter> inHand = new ConcurrentHashMap<>();
    private final GroupWriter<Letter> delivered;

    /// Where letters go.
    record Ways(Consumer<Wanted> want, Consumer<Letter> cancel) {}

    Courier(Db db, Supplier<Instant> now, EngineSettings settings, Ways ways) {
        this.db = db;
        this.now = now;
        this.settings = settings;
        this.ways = ways;
        this.delivered =
                new GroupWriter<>(
                        "letters",
                        new FairQueue<>(
                                settings.runsAtOnce(),
                                letter ->
                                        new Lane(
                                                letter.organization().value(),
                                                letter.from().runId())),
                        settings.batchMost(),
                        this::remove);
    }

    /// When a letter that was just written comes due again.
    static Instant due(Instant written, EngineSettings settings) {
        return written.plus(settings.comesBack());
    }

    /// Letters that are on disk.
    void deliver(List<Letter> letters) {
        letters.forEach(this::bring);
    }

    /// One look for letters that nobody delivered in time.
    void pass() {
        var at = now.get();
        deliver(
                db.system(tx -> {
                    var due = store.due(tx, at, AT_ONCE);
                    return due.isEmpty()
                            ? List.<Letter>of()
                            : store.claim(tx, due, due(at, settings));
                }));
    }

    /// What became of the answer to that effect is on disk.
    void settled(Numbered effect) {
        var letter = inHand.remove(effect);
        if (letter != null) {
            done(letter);
        }
    }

    /// The run could not be told now: the letter comes due again.
    void dropped(Numbered effect) {
        inHand.remove(effect);
    }

    /// The run has ended: it wants no letter any more.
    void gone(RunKey key) {
        for (var effect : inHand.keySet()) {
            if (effect.key().equals(key)) {
                settled(effect);
            }
        }
    }

    @Override
    public void start() {
        delivered.start();
    }

    @Override
    public void close() {
        delivered.close();
    }

    private void bring(Letter letter) {
        switch (letter.word()) {
            case ENDED -> {
                if (inHand.size() < IN_HAND_MOST) {
                    inHand.put(letter.waiting(), letter);
                    var answered = new Happening.Answered(letter.activation(), letter.answer());
                    ways.want().accept(new Wanted(letter.to(), Optional.of(answered), 0));
                }
            }
            case CANCEL -> {
                ways.cancel().accept(letter);
                done(letter);
            }
        }
    }

    /// What finds no room comes due, is delivered once more, and then ignored.
    private void done(Letter letter) {
        if (!delivered.offer(letter)) {
            LOG.debug("a letter of run {} is removed later", letter.from().runId());
        }
    }

    private void remove(List<Letter> letters) {
        try {
            db.system(tx -> {
                store.delivered(tx, letters);
                return true;
            });
        } catch (RuntimeException e) {
            // The thread must outlive a database that is away.
            LOG.warn("{} letters are removed later", letters.size(), e);
        }
    }
}
