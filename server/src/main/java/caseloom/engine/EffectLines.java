package caseloom.engine;

import caseloom.core.interpreter.Effect;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which effect goes next. Those of one organization to one target stand in one line, and lines
/// take turns, so a target that is slow or dead holds up its own line only: it never has more than
/// its share of what is under way, nor its organization more than its own. Safe to share.
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
                case Effect.GetCase _,
                        Effect.CreateCase _,
                        Effect.RunWorkflow _,
                        Effect.OpenCallback _ ->
                        "";
            };
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
        private final ArrayDeque<Outgoing> waiting = new ArrayDeque<>();
        private int underWay;

        Line(Key key) {
            this.key = key;
        }
    }

    /// Whether one more of this line may wait in memory: no line may have more than what it leaves
    /// free for the others.
    synchronized boolean hasRoom(Key key) {
        var line = lines.get(key);
        var mine = line == null ? 0 : line.waiting.size();
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
        if (line.waiting.isEmpty()) {
            turns.add(line);
        }
        line.waiting.add(effect);
        waiting++;
        return true;
    }

    /// The next that may be performed now, which counts as under way from then on; null for none.
    synchronized @Nullable Outgoing next() {
        for (var looked = turns.size(); looked > 0 && all < settings.atOnce(); looked--) {
            var line = turns.remove();
            if (mayGo(line)) {
                return gone(line);
            }
            turns.add(line);
        }
        return null;
    }

    /// It is no longer under way.
    synchronized void leave(Outgoing effect) {
        var key = key(effect);
        var line = lines.get(key);
        if (line == null) {
            throw new IllegalStateException("nothing is under way to " + key.target());
        }
        all--;
        line.underWay--;
        underWay.merge(key.organization(), -1, EffectLines::sum);
        if (line.underWay == 0 && line.waiting.isEmpty()) {
            lines.remove(key);
        }
    }

    private boolean mayGo(Line line) {
        return line.underWay < settings.ofTargetAtOnce()
                && underWay.getOrDefault(line.key.organization(), 0)
                        < settings.ofOrganizationAtOnce();
    }

    private Outgoing gone(Line line) {
        var effect = line.waiting.remove();
        if (!line.waiting.isEmpty()) {
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

    private static Key key(Outgoing effect) {
        return Key.of(effect.held().organization().value(), effect.effect());
    }
}
