package caseloom.intake;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An intake without a thread, on rows of a simulation: whoever holds it is its loop. For one
/// thread.
public final class SteppedIntake {

    private final Intake intake;
    private final IdempotencyKeys keys;

    /// Where the simulation keeps what the intake writes.
    public interface Rows {

        List<Numbers> numbers(int count);

        /// All or none of them.
        void write(long node, List<Row> rows);

        Optional<Kept> recall(OrganizationId organization, String scope, String key, Instant since);
    }

    /// A record to be written.
    public record Row(
            Newborn newborn,
            Optional<EndedRow> ended,
            String attributes,
            String input,
            RunStatus firstStatus) {}

    /// What a key was first answered with.
    public record Kept(String bodyHash, String location, String answer) {}

    public SteppedIntake(
            Rows rows,
            Handover handover,
            InstantSource clock,
            IntakeSettings settings,
            MeterRegistry meters) {
        this.intake = new Intake(new Writing(rows), handover, settings, meters);
        this.keys = new IdempotencyKeys(new Recalling(rows), clock, settings);
    }

    public CompletableFuture<Receipt> bring(Arrival arrival) {
        return intake.bring(arrival);
    }

    public IdempotencyKeys keys() {
        return keys;
    }

    public boolean pass() {
        return intake.pass();
    }

    private record Writing(Rows rows) implements IntakeStore {

        @Override
        public List<Numbers> numbers(int count) {
            return rows.numbers(count);
        }

        @Override
        public void write(long node, List<Waiting> items) {
            rows.write(node, items.stream().map(Writing::row).toList());
        }

        @Override
        public Optional<Numbers> started(OrganizationId organization, String hash) {
            throw new UnsupportedOperationException("only requests start runs in a simulation");
        }

        private static Row row(Waiting item) {
            return new Row(
                    item.newborn, item.ended(), item.attributes, item.input, item.firstStatus());
        }
    }

    private record Recalling(Rows rows) implements KeyStore {

        @Override
        public Optional<Remembered> recall(Place place, Instant since) {
            return rows.recall(place.organization(), place.scope(), place.key(), since)
                    .map(kept -> new Remembered(kept.bodyHash, kept.location, kept.answer));
        }

        @Override
        public int forgetExpired(Instant upTo, int most) {
            throw new UnsupportedOperationException("nothing grows old in a simulation");
        }

        @Override
        public int forgetStarts(Instant upTo, int most) {
            throw new UnsupportedOperationException("only requests start runs in a simulation");
        }
    }
}
