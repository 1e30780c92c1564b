package caseloom.events;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.audit.Actor;
import caseloom.cases.HistoryEntry;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Runs that listen for events and send them, over HTTP and on two nodes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListeningRunsTest {

    private static final String LISTEN =
            """
              - paid:
                  listen:
                    to:
                      one:
                        with: { type: TYPE }
                        correlate:
                          order: { from: .data.order, expect: '${ .order }' }
              - keep:
                  call: set-attributes:1.0.0@default
                  with: { amount: '${ .[0].amount }' }
            """;

    private final FlowRig rig = new FlowRig("EVENTS_INBOX_MOST=5");

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aRunGoesOnWithTheEventOfItsOrderAndNothingIsLeft() {
        var workflow = rig.publish("payment", LISTEN.replace("TYPE", "paid"));
        var number = rig.open(workflow, "{\"order\": 7}");
        var other = rig.open(workflow, "{\"order\": 8}");
        var run = rig.runOf(number);
        Probe.until("both listen", () -> listeners("paid") == 2);

        rig.send("1", "paid", "{\"order\": 7, \"amount\": 3}");
        rig.send("1", "paid", "{\"order\": 7, \"amount\": 4}");

        rig.ended(run, RunStatus.COMPLETED);
        assertThat(rig.count("select (attributes->>'amount')::int from cases where id = ?", number))
                .isEqualTo(3);
        assertThat(rig.run(rig.runOf(other)).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(listeners("paid")).isOne();
        assertThat(rig.count("select count(*) from inbox where run_id = ?", run)).isZero();
        assertThat(rig.count("select count(*) from timers where run_id = ?", run)).isZero();
        assertThat(rig.count("select count(*) from events where type = 'paid'")).isOne();
    }

    private long listeners(String type) {
        return rig.count(
                "select count(*) from listeners join correlations on correlations.id ="
                        + " listeners.correlation_id where correlations.type = ?",
                type);
    }

    @Test
    void w16_anAnswerThatComesBeforeTheListenIsNotLost() {
        var workflow =
                rig.publish(
                        "early",
                        "  - pause: { wait: { hours: 1 } }\n" + LISTEN.replace("TYPE", "answered"));
        var number = rig.open(workflow, "{\"order\": 7}");
        rig.waits(rig.runOf(number));
        rig.send("early", "answered", "{\"order\": 7, \"amount\": 3}");

        rig.server().clock().forward(Duration.ofHours(2));

        rig.ended(rig.runOf(number), RunStatus.COMPLETED);
    }

    @Test
    void anEventThatARunSendsReachesAnother() {
        var listening = rig.publish("hears", LISTEN.replace("TYPE", "sold"));
        var sending =
                rig.publish(
                        "sends",
                        """
                          - tell:
                              emit:
                                event:
                                  with:
                                    source: https://shop.example.com
                                    type: sold
                                    data: { order: '${ .order }', amount: 9 }
                        """);
        var number = rig.open(listening, "{\"order\": 7}");
        Probe.until("it listens", () -> listeners("sold") == 1);

        rig.open(sending, "{\"order\": 7}");

        rig.ended(rig.runOf(number), RunStatus.COMPLETED);
        assertThat(rig.count("select (attributes->>'amount')::int from cases where id = ?", number))
                .isEqualTo(9);
    }

    @Test
    void anEventForAPausedRunComesOnceItIsResumed() {
        var workflow = rig.publish("held", LISTEN.replace("TYPE", "kept"));
        var number = rig.open(workflow, "{\"order\": 7}");
        Probe.until("it listens", () -> listeners("kept") == 1);
        var runs = rig.server().node().runs();
        var by = Actor.system(rig.acme().caller().organization());
        var run = rig.run(rig.runOf(number)).id();

        runs.pause(by, run);
        rig.send("held", "kept", "{\"order\": 7, \"amount\": 1}");
        Probe.until(
                "it is on its way",
                () -> rig.count("select count(*) from inbox where case_id = ?", number) == 1);
        assertThat(rig.run(rig.runOf(number)).status()).isEqualTo(RunStatus.RUNNING);
        runs.resume(by, run);
        rig.server().clock().forward(Duration.ofMinutes(1));

        rig.ended(rig.runOf(number), RunStatus.COMPLETED);
    }

    @Test
    void anEventMayComeToAnotherNodeThanTheOneThatKnowsTheRun() {
        var workflow = rig.publish("elsewhere", LISTEN.replace("TYPE", "moved"));
        try (var other = rig.server().join()) {
            var number = rig.open(workflow, "{\"order\": 7}");
            Probe.until("it listens", () -> listeners("moved") == 1);

            rig.send(rig.http().at(other.address()), "1", "moved", "{\"order\": 7, \"amount\": 1}");

            rig.ended(rig.runOf(number), RunStatus.COMPLETED);
        }
    }

    @Test
    void aFloodForOneRunIsBoundedAndToldInItsStory() {
        var workflow =
                rig.publish(
                        "flooded",
                        """
                          - many:
                              listen:
                                to:
                                  any:
                                    - with: { type: drop }
                                  until: '${ . | length > 1000 }'
                        """);
        var number = rig.open(workflow, "{}");
        Probe.until("it listens", () -> listeners("drop") == 1);
        var batch = Json.array();
        for (var i = 0; i < 50; i++) {
            batch.addObject()
                    .put("specversion", "1.0")
                    .put("id", "drop-" + i)
                    .put("source", "/shop")
                    .put("type", "drop");
        }

        var reply =
                rig.http()
                        .post(
                                "/api/v1/events",
                                Json.write(batch),
                                "Content-Type: application/cloudevents-batch+json");

        assertThat(reply.status()).isEqualTo(202);
        Probe.until(
                "it is told",
                () ->
                        rig.story(number).stream()
                                .map(HistoryEntry::event)
                                .anyMatch("events.lost"::equals));
        Probe.until("the inbox is empty", () -> rig.count("select count(*) from inbox") == 0);
        assertThat(rig.run(rig.runOf(number)).status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void aCallbackIsTakenOnce() {
        var workflow =
                rig.publish(
                        "callback",
                        """
                          - ask: { call: 'wait-callback:1.0.0@default', with: { title: Signed? } }
                          - keep:
                              call: set-attributes:1.0.0@default
                              with: { signed: '${ .yes }' }
                        """);
        var number = rig.open(workflow, "{}");
        Probe.until("it is open", () -> url(number) != null);
        var address = Objects.requireNonNull(url(number));
        assertThat(address).startsWith("https://cases.example/callbacks/");
        var path = address.substring("https://cases.example".length());
        var anybody = rig.http().anonymous();

        assertThat(anybody.get(path).status()).isEqualTo(405);
        assertThat(anybody.post(path, "{").status()).isEqualTo(400);
        assertThat(anybody.post(path, "{\"yes\": true}").status()).isEqualTo(202);
        assertThat(anybody.post(path, "{\"yes\": false}").status()).isEqualTo(410);
        assertThat(anybody.post(path + "x", "{}").status()).isEqualTo(404);
        assertThat(anybody.post("/callbacks/" + "A".repeat(43), "{}").status()).isEqualTo(404);

        rig.ended(rig.runOf(number), RunStatus.COMPLETED);
        assertThat(
                        rig.count(
                                "select (attributes->>'signed' = 'true')::int from cases where id = ?",
                                number))
                .isOne();
        assertThat(anybody.post(path, "{}").status()).isEqualTo(410);
        assertThat(rig.count("select count(*) from callbacks where body is not null")).isZero();
    }

    private @Nullable String url(long number) {
        return rig.story(number).stream()
                .filter(entry -> entry.event().equals("callback.opened"))
                .map(entry -> Objects.requireNonNull(entry.detail()).path("url").textValue())
                .findFirst()
                .orElse(null);
    }

    @Test
    void aCallbackOfACancelledRunIsOver() {
        var workflow =
                rig.publish(
                        "unwanted",
                        "  - ask: { call: 'wait-callback:1.0.0@default', with: { title: t } }\n");
        var number = rig.open(workflow, "{}");
        Probe.until("it is open", () -> url(number) != null);
        var organization = rig.acme().caller().organization();

        var run = rig.run(rig.runOf(number)).id();
        rig.server().node().runs().cancel(Actor.system(organization, "test"), run);

        var path = Objects.requireNonNull(url(number)).replace("https://cases.example", "");
        assertThat(rig.http().anonymous().post(path, "{}").status()).isEqualTo(410);
    }

    @Test
    void whatWasPostedBeforeANodeDiedReachesTheRun() {
        var workflow =
                rig.publish(
                        "posted",
                        "  - ask: { call: 'wait-callback:1.0.0@default', with: { title: t } }\n");
        var number = rig.open(workflow, "{}");
        Probe.until("it is open", () -> url(number) != null);

        rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.change(
                                "update callbacks set body = '{}', posted_at = now(), due_at = ?"
                                        + " where case_id = ?",
                                rig.server().clock().instant(),
                                number));

        rig.ended(rig.runOf(number), RunStatus.COMPLETED);
    }
}
