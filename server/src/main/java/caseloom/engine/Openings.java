package caseloom.engine;

import caseloom.core.json.Json;
import caseloom.intake.EndedRow;
import caseloom.intake.Opening;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Makes first decisions on the threads of the requests, so that a run which they also end is one
/// write instead of two. Few at a time, and each of few steps: requests are not held up by somebody
/// else's heavy automation. What finds no room within a moment, longer than most openings take, is
/// decided by the workshop. Safe to share.
final class Openings {

    private final Advancer advancer;
    private final Semaphore room;
    private final Duration patience;

    Openings(Advancer advancer, EngineSettings.Openings settings) {
        this.advancer = advancer;
        this.room = new Semaphore(settings.atOnce());
        this.patience = settings.atOnce() == 0 ? Duration.ZERO : settings.patience();
    }

    /// Null when there is no room.
    @Nullable Opened open(Held held) {
        if (!entered()) {
            return null;
        }
        try {
            return new Opened(advancer.advance(Work.begin(held)));
        } finally {
            room.release();
        }
    }

    private boolean entered() {
        try {
            return room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A first decision that waits to be stored.
    record Opened(Decided decided) implements Opening {

        @Override
        public Optional<EndedRow> ended() {
            var rows = ApplyRows.of(List.of(decided));
            return decided.ended() && rows.isEmpty() ? Optional.of(row()) : Optional.empty();
        }

        private EndedRow row() {
            var view = decided.decision().view();
            var output = decided.output();
            return new EndedRow(
                    decided.at(),
                    decided.status().word(),
                    output == null ? null : Json.write(output),
                    decided.state().orElse(null),
                    Entries.write(decided.decision().entries()),
                    view.status(),
                    view.subject(),
                    Json.write(view.attributes()));
        }
    }
}
