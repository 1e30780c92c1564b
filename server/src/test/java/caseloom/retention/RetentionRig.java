package caseloom.retention;

import caseloom.HandClock;
import caseloom.TestServer;
import caseloom.db.Db;
import caseloom.db.TestDatabase;
import caseloom.files.FilesSettings;
import caseloom.files.Filing;
import caseloom.settings.Env;
import caseloom.vault.TestVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A database with ranges of ten case numbers, one node that may use numbers from 100 on, and a
/// clock that moves by hand.
final class RetentionRig implements AutoCloseable {

    static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    static final Instant LONG_AGO = NOW.minus(Duration.ofDays(100));
    static final Instant LATELY = NOW.minus(Duration.ofDays(1));

    /// Longer than any round of these tests takes.
    private static final int PASSES_MOST = 1_000;

    final TestDatabase database = TestDatabase.fresh();
    final HandClock clock = new HandClock(NOW);

    RetentionRig() {
        for (var first = 0; first < 100; first += 10) {
            ask("select 1 from make_history_partition(?, ?)", first, first + 10);
        }
        change(
                "insert into nodes (name, started_at, lease_until, low_water)"
                        + " values ('test', now(), now() + interval '1 hour', 100)");
    }

    Db db() {
        return database.db();
    }

    Retention node(String... settings) {
        return new Retention(db(), filing().files(), clock, settings(settings));
    }

    static RetentionSettings settings(String... settings) {
        var environment = new HashMap<String, String>();
        environment.put(Env.PREFIX + "RETENTION_BATCH", "4");
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            environment.put(Env.PREFIX + parts[0], parts[1]);
        }
        return RetentionSettings.from(new Env(environment));
    }

    /// Passes until nothing is left to do for a while.
    void round(Retention node) {
        for (var pass = 0; pass < PASSES_MOST; pass++) {
            if (node.pass().equals(settings().pace().every())) {
                return;
            }
        }
        throw new AssertionError("the round does not end");
    }

    /// Cases with these numbers, last included, whose runs ended then.
    void ended(long first, long last, Instant at) {
        cases(first, last, at, "completed");
    }

    void cases(long first, long last, Instant at, String status) {
        db().system(tx -> {
            tx.change(
                    "insert into cases (id, organization_id, workflow_id, version, shown, subject,"
                            + " status, attributes, initiator, created_at, updated_at)"
                            + " select n, 1, 1, 1, true, 'A case', 'Closed', '{}', 1, ?, ?"
                            + " from generate_series(?::bigint, ?) as n",
                    at,
                    at,
                    first,
                    last);
            tx.change(
                    "insert into runs (case_id, id, organization_id, workflow_id, version, status,"
                            + " lease_token, decisions, input, created_at, updated_at)"
                            + " select n, n, 1, 1, 1, ?, 1, 1, '{}', ?, ?"
                            + " from generate_series(?::bigint, ?) as n",
                    status,
                    at,
                    at,
                    first,
                    last);
            tx.change(
                    "insert into history (case_id, run_id, seq, organization_id, at, entries)"
                            + " select n, n, 1, 1, ?, '[]'"
                            + " from generate_series(?::bigint, ?) as n",
                    at,
                    first,
                    last);
            return tx.change(
                    "insert into case_search (case_id, organization_id, workflow_id, status,"
                            + " subject, attributes, created_at, updated_at)"
                            + " select n, 1, 1, 'Closed', 'A case', '{}', ?, ?"
                            + " from generate_series(?::bigint, ?) as n",
                    at,
                    at,
                    first,
                    last);
        });
    }

    long count(String table) {
        return ask("select count(*) from " + table);
    }

    /// How many partitions the history has below that number.
    long partitionsBelow(long number) {
        return ask("select count(*) from history_partitions where first < ?", number);
    }

    long ask(String sql, Object... arguments) {
        return db().atOnce(tx -> tx.first(sql, row -> row.getLong(1), arguments).orElseThrow());
    }

    int change(String sql, Object... arguments) {
        return db().system(tx -> tx.change(sql, arguments));
    }

    @Override
    public void close() {
        database.close();
    }

    private Filing filing() {
        try {
            return Filing.of(
                    new Filing.Ground(
                            db(), TestVault.on(db()), clock, RandomGenerator.getDefault()),
                    FilesSettings.from(new Env(Map.of())),
                    TestServer.PUBLIC_URL,
                    Files.createTempDirectory("caseloom-retention"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
