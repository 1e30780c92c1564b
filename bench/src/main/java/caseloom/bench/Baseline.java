package caseloom.bench;

import java.io.IOException;
import java.sql.SQLException;
import org.HdrHistogram.Histogram;

/// One connection creates cases and, in turns, makes one bare INSERT in its own transaction over
/// the same driver: the least that a durable creation can cost here.
record Baseline(double createMs, double insertMs) {

    private static final int WARM_ROUNDS = 5;

    private static final int ROUNDS = 25;

    private static final int EACH = 100;

    static Baseline measure(Door door, Database database, Ticks ticks)
            throws IOException, SQLException {
        database.makeTable();
        try (var connection = door.target().connect()) {
            var request = door.create();
            var creates = Lag.histogram();
            var inserts = Lag.histogram();
            for (var round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
                if (round == WARM_ROUNDS) {
                    creates.reset();
                    inserts.reset();
                }
                for (var n = 0; n < EACH; n++) {
                    var begin = ticks.now();
                    connection.exchange(request);
                    Lag.record(creates, ticks.now() - begin);
                }
                for (var n = 0; n < EACH; n++) {
                    var begin = ticks.now();
                    database.insert((long) round * EACH + n);
                    Lag.record(inserts, ticks.now() - begin);
                }
            }
            return new Baseline(median(creates), median(inserts));
        } finally {
            database.dropTable();
        }
    }

    double ratio() {
        return createMs / insertMs;
    }

    private static double median(Histogram nanos) {
        return nanos.getValueAtPercentile(50) / 1e6;
    }
}
