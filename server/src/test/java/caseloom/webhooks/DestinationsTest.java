package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static caseloom.webhooks.WebhooksRig.body;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.TestServer;
import caseloom.core.webhook.EventType;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From which moment on a destination counts, wherever cases are written.
final class DestinationsTest {

    private static final String WAIT = "- pause:\n    wait: { hours: 1 }";

    private final WebhooksRig rig = new WebhooksRig("WEBHOOKS_PER_ORGANIZATION=3");

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whatIsWrittenByAnotherNodeAfterTheAnswerIsDelivered() {
        var workflow = rig.publish(WAIT);
        var other = rig.server().join("OUTBOUND_ALLOW=127.0.0.1");
        var there = Client.of(other.address(), rig.acme().token());
        rig.create(there, workflow, "{}");

        rig.endpoint(HOOK, EventType.TASK_CREATED);
        var after = rig.create(there, workflow, "{}");

        assertThat(body(rig.next()).at("/data/task_id").asLong()).isEqualTo(after);
        rig.untilEnded(1);
    }

    @Test
    void allWritersThatOneChangeRefusedLearnOfIt() {
        var herald = rig.node().posts().herald();
        var then = herald.known();
        rig.endpoint(HOOK, EventType.TASK_CREATED);

        assertThat(herald.moved(then)).isTrue();
        assertThat(herald.moved(then)).isTrue();
        assertThat(herald.moved(herald.known())).isFalse();
    }

    @Test
    void whileCasesAreWrittenAllTheTimeNoneAfterTheAnswerIsMissed() throws Exception {
        var workflow = rig.publish(WAIT);
        var stop = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers =
                    List.of(1, 2, 3, 4).stream()
                            .map(_ ->
                                    threads.submit(() -> {
                                        while (!stop.get()) {
                                            rig.create(workflow, "{}");
                                        }
                                        return true;
                                    }))
                            .toList();
            rig.endpoint(HOOK, EventType.TASK_CREATED);
            var after = new HashSet<Long>();
            for (var i = 0; i < 20; i++) {
                after.add(rig.create(workflow, "{}"));
            }
            stop.set(true);
            for (var writer : writers) {
                writer.get();
            }
            rig.untilQuiet();

            var told = new HashSet<Long>();
            rig.drain().forEach(one -> told.add(body(one).at("/data/task_id").asLong()));
            assertThat(told).containsAll(after);
        }
    }

    @Test
    void anOrganizationHasOnlySoMany() {
        for (var i = 0; i < 3; i++) {
            rig.endpoint(HOOK, EventType.TASK_CREATED);
        }

        var refused =
                rig.destinations()
                        .create(
                                rig.admin(),
                                NewDestination.endpoint(
                                        "http://x", List.of(EventType.TASK_CREATED)));

        assertThat(refused).isEqualTo(Outcome.refused(new Refusal.TooMany("webhooks", 3)));
    }

    @Test
    void eventsOfOneOrganizationGoToNoOther() {
        var globex = rig.server().tenant("globex");
        TestServer.done(
                rig.destinations()
                        .create(
                                globex.caller().actor(),
                                NewDestination.endpoint(
                                        rig.receiver().url("/globex"),
                                        List.of(EventType.TASK_CREATED))));
        rig.endpoint(HOOK, EventType.TASK_CREATED);

        rig.create(rig.publish(WAIT), "{}");

        assertThat(rig.next().path()).isEqualTo(HOOK);
        rig.untilEnded(1);
        assertThat(rig.count("deliveries")).isEqualTo(1);
    }

    @Test
    void aSecretIsSealedAndInNoRow() {
        var endpoint = rig.endpoint(HOOK, EventType.TASK_CREATED);

        assertThat(
                        rig.count(
                                "destinations where position(?::bytea in secret) > 0",
                                endpoint.secret().bytes()))
                .isZero();
        assertThat(
                        rig.count(
                                "audit where detail::text like '%' || ? || '%'",
                                endpoint.secret().text()))
                .isZero();
    }
}
