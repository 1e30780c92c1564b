package caseloom.engine;

import caseloom.core.interpreter.Effect;
import caseloom.queue.Lane;
import caseloom.queue.Turns;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which effect goes next. Those of one organization to one target stand in one line, and lines
/// take turns, so a target that is slow or dead holds up its own line only: it never has more than
/// its share of what is under way, nor its organization more than its own. In a line workflows take
/// turns. A line whose turn comes later sleeps until then. Safe to share.
final class EffectLines {

    private final EngineSettings.Effects settings;
    private final Map<Key, Line> lines = new HashMap<>();
    private final ArrayDeque<Line> turns = new ArrayDeque<>();
    private final Map<Long, Integer> underWay = new HashMap<>();
    private int waiting;
    private int all;

    EffectLines(EngineSettings.Effects settings) {
        this.settings = settings;
    }

    /// An organization's way to one target: scheme, host and port, or empty for our own database.
    record Key(long organization, String target) {

        static Key of(long organization, Effect effect) {
            return new Key(organization, target(effect));
        }

        private static String target(Effect effect) {
            return switch (effect) {
                case Effect.CallHttp call -> origin(call.uri());
                case Effect.CallOpenApi call -> origin(call.description().uri());
                case Effect.CallConnection call -> "connection " + call.connection();
                case Effect.CallFunction call -> target(call);
                case Effect.GetCase _,
                        Effect.CreateCase _,
                        Effect.RunWorkflow _,
                        Effect.OpenCallback _,
                        Effect.RequestApproval _,
                        Effect.RemindPeople _ ->
                        "";
                case Effect.RequestSignature _ -> "function request-signature";
            };
        }

        /// A function that goes by a connection stands in that one's line.
        private static String target(Effect.CallFunction call) {
            var connection = call.arguments().path("connection");
            return connection.isTextual()
                    ? "connection " + connection.textValue()
                    : "function " + call.function().word();
        }

        /// An address that is none is refused when it is called; until then it is its own target.
        private static String origin(String uri) {
            try {
                var parsed = URI.create(uri);
                return parsed.getScheme() + "://" + parsed.getRawAuthority();
            } catch (IllegalArgumentException _) {
                return uri;
            }
        }
    }

    private static final class Line {

        private final Key key;
        private final Turns<Outgoing> waiting = new Turns<>();

        /// What had its turn and could not go.
        private final ArrayDeque<Outgoing> back = new ArrayDeque<>();

        private Instant sleepsUntil = Instant.MIN;
        private int underWay;

        Line(Key key) {
            this.key = key;
        }

        int size() {
            return waiting.size() + back.size();
        }

        Outgoing first() {
            var first = back.isEmpty() ? waiting.take() : back.poll();
            return Objects.requireNonNull(first, "a line in the turns has somebody waiting");
        }
    }

    /// Whether one more of this line may wait in memory: no line may have more than what it leaves
    /// free for the others.
    synchronized boolean hasRoom(Key key) {
        var line = lines.get(key);
        var mine = line == null ? 0 : line.size();
        var free = settings.waitingMost() - waiting;
        return free > 0 && (mine == 0 || mine < free);
    }

    /// False when there is no room: the effect was not taken.
    synchronized boolean enter(Outgoing effect) {
        var key = key(effect);
        if (!hasRoom(key)) {
            return false;
        }
        var line = lines.computeIfAbsent(key, Line::new);
        if (line.size() == 0) {
            turns.add(line);
        }
        line.waiting.add(lane(effect), effect);
        waiting++;
        return true;
    }

    /// The next that may be performed now, which counts as under way from then on; null for none.
    synchronized @Nullable Outgoing next(Instant now) {
        for (var looked = turns.size(); looked > 0 && all < settings.atOnce(); looked--) {
            var line = turns.remove();
            if (mayGo(line, now)) {
                return begun(line);
            }
            turns.add(line);
        }
        return null;
    }

    /// When a line wakes up that somebody waits in; empty when none sleeps.
    synchronized Optional<Instant> wakes(Instant now) {
        return turns.stream()
                .map(line -> line.sleepsUntil)
                .filter(until -> until.isAfter(now))
                .min(Instant::compareTo);
    }

    /// Its turn comes at that moment: it waits again, before all others of its line.
    synchronized void back(Outgoing effect, Instant until) {
        var line = gone(effect);
        if (line.size() == 0) {
            turns.add(line);
        }
        line.back.add(effect);
        line.sleepsUntil = until;
        waiting++;
    }

    /// It is no longer under way.
    synchronized void leave(Outgoing effect) {
        var line = gone(effect);
        if (line.underWay == 0 && line.size() == 0) {
            lines.remove(line.key);
        }
    }

    private Line gone(Outgoing effect) {
        var key = key(effect);
        var line = lines.get(key);
        if (line == null) {
            throw new IllegalStateException("nothing is under way to " + key.target());
        }
        all--;
        line.underWay--;
        underWay.merge(key.organization(), -1, EffectLines::sum);
        return line;
    }

    private boolean mayGo(Line line, Instant now) {
        return !now.isBefore(line.sleepsUntil)
                && line.underWay < settings.ofTargetAtOnce()
                && underWay.getOrDefault(line.key.organization(), 0)
                        < settings.ofOrganizationAtOnce();
    }

    private Outgoing begun(Line line) {
        var effect = line.first();
        if (line.size() > 0) {
            turns.add(line);
        }
        waiting--;
        all++;
        line.underWay++;
        underWay.merge(line.key.organization(), 1, EffectLines::sum);
        return effect;
    }

    /// Nothing when it comes to none, so that the map holds only organizations at work.
    private static @Nullable Integer sum(int before, int more) {
        return before + more == 0 ? null : Integer.valueOf(before + more);
    }

    private static Lane lane(Outgoing effect) {
        var held = effect.held();
        return new Lane(held.organization().value(), held.publication().workflow().value());
    }

    private static Key key(Outgoing effect) {
        return Key.of(effect.held().organization().value(), effect.effect());
    }
}
