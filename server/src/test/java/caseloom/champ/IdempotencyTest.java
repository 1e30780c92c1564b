package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.Wire;
import caseloom.core.cases.WorkflowId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.8: idempotency.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {

    private static final String INVALID =
            "{\"error\":\"invalid_idempotency_key\",\"message\":"
                    + "\"Idempotency-Key must be 1 to 255 printable ASCII characters.\"}";
    private static final String CLASH =
            "{\"error\":\"idempotency_conflict\",\"message\":\"This Idempotency-Key was"
                    + " already used with a different request body.\"}";
    private static final String BUSY =
            "{\"error\":\"idempotency_conflict\",\"message\":"
                    + "\"A request with this Idempotency-Key is still being processed.\"}";

    private final ChampRig rig = new ChampRig();
    private final WorkflowId direct = rig.direct();
    private final String cases = ChampRig.cases(direct);
    private final String runs = ChampRig.runs(direct);

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c39_withoutAKeyEveryPostCreatesSomethingNew() {
        for (var path : List.of(cases, runs)) {
            assertThat(rig.http().post(path, "{}").header("Location"))
                    .isNotEqualTo(rig.http().post(path, "{}").header("Location"));
        }
    }

    @Test
    void c39_bothPostCallsAcceptAKey() {
        assertThat(rig.http().post(cases, "{}", "Idempotency-Key: c39").status()).isEqualTo(201);
        assertThat(rig.http().post(runs, "{}", "Idempotency-Key: c39").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!", "~", "a", "\"quoted,key;=\"", "550e8400-e29b-41d4-a716-446655440000"})
    void c40_aKeyIsMadeOfPrintableAscii(String key) {
        assertThat(rig.http().post(runs, "{}", "Idempotency-Key: " + key).status()).isEqualTo(201);
    }

    @Test
    void c40_aKeyHasUpTo255Characters() {
        var longest = "k".repeat(255);

        assertThat(rig.http().post(runs, "{}", "Idempotency-Key: " + longest).status())
                .isEqualTo(201);
        assertInvalid(rig.http().post(runs, "{}", "Idempotency-Key: " + longest + "k"));
        assertInvalid(rig.http().post(runs, "{}", "Idempotency-Key: " + "k".repeat(5_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "a\u007Fb", "a\u0001b", "schlüssel", "a\u0000b"})
    void c40_anythingElseIsInvalid(String key) {
        for (var path : List.of(cases, runs)) {
            try (var wire = Wire.to(rig.server().node().address())) {
                assertInvalid(
                        wire.lines(
                                        "POST "
                                                + path
                                                + " HTTP/1.1\nHost: x\nAuthorization: Bearer "
                                                + rig.acme().token()
                                                + "\nIdempotency-Key: "
                                                + key
                                                + "\nContent-Length: 2\n\n{}")
                                .reply());
            }
        }
    }

    @Test
    void c40_moreThanOneSuchHeaderIsInvalid() {
        assertInvalid(rig.http().post(cases, "{}", "Idempotency-Key: a", "Idempotency-Key: a"));
    }

    @Test
    void c41_aKeyIsBoundToOrganizationMethodAndPath() {
        var key = "Idempotency-Key: c41";
        var second = rig.direct();
        var other = rig.server().tenant("c41");
        var theirs = rig.server().publish(other, rig.document("direct", "{}"));

        var answers =
                List.of(
                        rig.http().post(cases, "{}", key),
                        rig.http().post(runs, "{}", key),
                        rig.http().post(ChampRig.cases(second), "{}", key),
                        rig.http().as(other.token()).post(ChampRig.cases(theirs), "{}", key));

        assertThat(answers).allMatch(reply -> reply.status() == 201);
        assertThat(answers).allMatch(reply -> reply.header("Idempotency-Replayed").isEmpty());
    }

    @Test
    void c42_theSameRequestGivesTheFirstAnswerAgain() {
        for (var path : List.of(cases, runs)) {
            var body = "{\"attributes\":{\"a\":1.50,\"b\":\"ü\"}}";
            var sent = path.equals(cases) ? body : body.replace("attributes", "input");
            var first = rig.http().post(path, sent, "Idempotency-Key: c42");
            var stored = rig.count("runs");
            rig.server().clock().forward(Duration.ofMinutes(5));

            var again = rig.http().post(path, sent, "Idempotency-Key: c42");

            assertThat(again.status()).isEqualTo(201);
            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            assertThat(again.header("Idempotency-Replayed")).contains("true");
            assertThat(rig.count("runs")).isEqualTo(stored);
        }
    }

    @Test
    void c42_theAnswerShowsTheFirstStateEvenIfTheCaseHasMovedOn() {
        var quick =
                rig.publish(
                        rig.steps(
                                """
                                - close:
                                    call: set-status:1.0.0@default
                                    with: { status: Closed }
                                """));
        var first = rig.http().post(ChampRig.cases(quick), "{}", "Idempotency-Key: moved");
        rig.untilCase(quick, first.at("/case/id").longValue(), "Closed");

        var again = rig.http().post(ChampRig.cases(quick), "{}", "Idempotency-Key: moved");

        assertThat(again.at("/case/status").asText()).isEqualTo("Open");
        assertThat(again.bytes()).isEqualTo(first.bytes());
    }

    @Test
    void c42_aKeyIsRememberedFor24Hours() {
        try (var own = new ChampRig()) {
            var path = ChampRig.cases(own.direct());
            var key = "Idempotency-Key: a-day";
            var first = own.http().post(path, "{}", key);

            own.server().clock().forward(Duration.ofHours(24).minusSeconds(1));
            assertThat(own.http().post(path, "{}", key).bytes()).isEqualTo(first.bytes());

            own.server().clock().forward(Duration.ofSeconds(2));
            var later = own.http().post(path, "{}", key);
            assertThat(later.status()).isEqualTo(201);
            assertThat(later.header("Location")).isNotEqualTo(first.header("Location"));
            assertThat(later.header("Idempotency-Replayed")).isEmpty();
        }
    }

    @Test
    void c42_aSecondNodeKnowsTheKeyToo() {
        var elsewhere = rig.http().at(rig.server().join().address());
        var first = rig.http().post(cases, "{}", "Idempotency-Key: both-nodes");

        var again = elsewhere.post(cases, "{}", "Idempotency-Key: both-nodes");

        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void c43_theSameKeyWithOtherBytesIsAConflict() {
        var key = "Idempotency-Key: c43";
        rig.http().post(cases, "{\"subject\":\"x\"}", key);

        for (var other : List.of("{\"subject\":\"y\"}", "{\"subject\": \"x\"}", "", "{")) {
            var reply = rig.http().post(cases, other, key);
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.text()).isEqualTo(CLASH);
            assertThat(reply.header("Retry-After")).isEmpty();
        }
    }

    @Test
    void c44_theSameKeyWhileTheFirstIsBeingHandledIsAConflict() throws Exception {
        var key = "Idempotency-Key: c44";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var hold = rig.holdCreations()) {
            var first = threads.submit(() -> rig.http().post(cases, "{}", key));
            hold.untilSomebodyWaits();

            for (var body : List.of("{}", "{\"subject\":\"other\"}")) {
                var reply = rig.http().post(cases, body, key);
                assertThat(reply.status()).isEqualTo(409);
                assertThat(reply.text()).isEqualTo(BUSY);
                assertThat(reply.header("Retry-After")).contains("1");
            }

            hold.release();
            assertThat(first.get().status()).isEqualTo(201);
            assertThat(rig.http().post(cases, "{}", key).bytes()).isEqualTo(first.get().bytes());
        }
    }

    @Test
    void c44_manyAtOnceMakeOneCaseOnly() throws Exception {
        var elsewhere = rig.http().at(rig.server().join().address());
        var before = rig.count("cases");
        var key = "Idempotency-Key: many";
        Callable<Reply> here = () -> rig.http().post(cases, "{}", key);
        Callable<Reply> there = () -> elsewhere.post(cases, "{}", key);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = List.of(here, there, here, there, here, there, here, there, here, there);
            var replies = threads.invokeAll(calls).stream().map(f -> f.resultNow()).toList();

            assertThat(rig.count("cases")).isEqualTo(before + 1);
            assertThat(replies).allMatch(r -> r.status() == 201 || r.text().equals(BUSY));
            assertThat(replies.stream().filter(r -> r.status() == 201).map(Reply::text).distinct())
                    .hasSize(1);
            assertThat(
                            replies.stream()
                                    .filter(r -> r.status() == 201)
                                    .filter(r -> r.header("Idempotency-Replayed").isEmpty()))
                    .hasSize(1);
        }
    }

    @Test
    void c45_afterAnErrorTheKeyIsFree() {
        var key = "Idempotency-Key: c45";
        for (var bad : List.of("{", "{\"x\":1}", "{\"attributes\":1}", "{\"subject\":1}")) {
            assertThat(rig.http().post(cases, bad, key).status()).isBetween(400, 422);
        }

        var reply = rig.http().post(cases, "{\"subject\":\"good\"}", key);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void c46_firstAnswersDoNotSayReplayed() {
        assertThat(
                        rig.http()
                                .post(cases, "{}", "Idempotency-Key: c46")
                                .header("Idempotency-Replayed"))
                .isEmpty();
        assertThat(rig.http().post(cases, "{}").header("Idempotency-Replayed")).isEmpty();
    }

    private static void assertInvalid(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEqualTo(INVALID);
    }
}
