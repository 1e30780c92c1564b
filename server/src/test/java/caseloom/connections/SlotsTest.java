package caseloom.connections;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.HandClock;
import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;
import caseloom.db.CacheEpoch;
import caseloom.db.TestDatabase;
import caseloom.outcome.Outcome;
import caseloom.vault.TestVault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two nodes that share a database, and a clock that moves by hand.
class SlotsTest {

    private static final OrganizationId ACME = new OrganizationId(1);
    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");
    private static final Duration MINUTE = Duration.ofSeconds(61);

    private final TestDatabase database = TestDatabase.fresh();
    private final HandClock clock = new HandClock(NOON);
    private final Slots one = new Slots(database.db(), clock);
    private final Slots other = new Slots(database.db(), clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void bothNodesTogetherGetWhatTheRateSays() {
        var connection = connection(new Rate(5, 1));

        var turns =
                IntStream.range(0, 10)
                        .mapToObj(n -> (n % 2 == 0 ? one : other).take(connection, 1))
                        .toList();

        assertThat(turns).filteredOn(Turn.Now.class::isInstance).hasSize(5);
        assertThat(turns.subList(5, 10))
                .allSatisfy(turn -> assertThat(turn).isEqualTo(new Turn.Later(NOON.plus(MINUTE))));
    }

    @Test
    void whoWaitedGoesOnceTheFirstRequestsAreAMinuteOld() {
        var connection = connection(new Rate(2, 1));
        IntStream.range(0, 2).forEach(_ -> one.take(connection, 1));
        assertThat(one.take(connection, 1)).isInstanceOf(Turn.Later.class);
        assertThat(other.take(connection, 1)).isInstanceOf(Turn.Later.class);

        clock.forward(MINUTE);

        assertThat(one.take(connection, 1)).isEqualTo(new Turn.Now());
        assertThat(other.take(connection, 1)).isEqualTo(new Turn.Now());
        assertThat(one.take(connection, 1)).isInstanceOf(Turn.Later.class);
    }

    @Test
    void aNodeThatAsksAllTheTimeLeavesTheOtherItsTurn() {
        var connection = connection(new Rate(2, 1));
        IntStream.range(0, 2).forEach(_ -> one.take(connection, 1));
        IntStream.range(0, 20).forEach(_ -> one.take(connection, 1));
        other.take(connection, 1);

        clock.forward(MINUTE);
        var greedy = IntStream.range(0, 20).mapToObj(_ -> one.take(connection, 1)).toList();

        assertThat(greedy).filteredOn(Turn.Now.class::isInstance).hasSize(1);
        assertThat(other.take(connection, 1)).isEqualTo(new Turn.Now());
    }

    @Test
    void slotsThatWereNotUsedInTimeAreNotUsedLater() {
        var connection = connection(new Rate(1, 1));
        one.take(connection, 1);
        assertThat(other.take(connection, 1)).isEqualTo(new Turn.Later(NOON.plus(MINUTE)));

        clock.forward(MINUTE.plusSeconds(10));

        assertThat(other.take(connection, 1)).isEqualTo(new Turn.Later(NOON.plusSeconds(122)));
    }

    @Test
    void threadsThatAskTogetherAreGrantedTogetherAndNoMore() throws Exception {
        var connection = connection(new Rate(100, 1));
        List<Callable<Turn>> asking =
                IntStream.range(0, 150)
                        .<Callable<Turn>>mapToObj(
                                n -> () -> (n % 2 == 0 ? one : other).take(connection, 1))
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var now = 0;
            for (var turn : threads.invokeAll(asking)) {
                now += turn.get() instanceof Turn.Now ? 1 : 0;
            }

            assertThat(now).isBetween(80, 100);
        }
    }

    @Test
    void whatIsNeededTogetherIsGrantedTogetherOrNotAtAll() {
        var connection = connection(new Rate(3, 1));
        assertThat(one.take(connection, 2)).isEqualTo(new Turn.Now());
        assertThat(one.take(connection, 2)).isEqualTo(new Turn.Later(NOON.plus(MINUTE)));

        clock.forward(MINUTE);

        assertThat(one.take(connection, 2)).isEqualTo(new Turn.Now());
        assertThat(other.take(connection, 1)).isEqualTo(new Turn.Now());
        assertThat(other.take(connection, 1)).isInstanceOf(Turn.Later.class);
    }

    @Test
    void ofAHighRateSomeMoreAreTakenThanAreAskedFor() {
        var connection = connection(new Rate(60_000, 1));

        for (var asked = 0; asked < 101; asked++) {
            assertThat(one.take(connection, 1)).isEqualTo(new Turn.Now());
        }

        var granted =
                database.db()
                        .system(tx ->
                                tx.first(
                                        "select granted[1] from connection_windows",
                                        row -> row.getInt(1)));
        assertThat(granted).contains(200);
    }

    @Test
    void aConnectionThatWasRemovedHoldsNobodyUp() {
        var connection = connection(new Rate(1, 1));
        connections().delete(Actor.system(ACME), connection.id());

        assertThat(one.take(connection, 1)).isEqualTo(new Turn.Now());
    }

    private Connections connections() {
        var epoch = new CacheEpoch(database.db(), clock);
        var vault = TestVault.on(database.db());
        return new Connections(database.db(), epoch, clock, vault, List.of());
    }

    private Connection connection(Rate rate) {
        database.db()
                .system(tx ->
                        tx.change(
                                "insert into organizations (id, name, created_at)"
                                        + " overriding system value values (1, 'acme', now())"));
        var given =
                new ConnectionChange(
                        "service",
                        BaseUrl.of("https://api.example").orElseThrow(),
                        null,
                        null,
                        null,
                        null,
                        rate,
                        null,
                        null);
        return switch (connections().create(Actor.system(ACME), given)) {
            case Outcome.Done<Connection>(var made) -> made;
            case Outcome.Refused<Connection>(var why) -> throw new AssertionError(why);
        };
    }
}
