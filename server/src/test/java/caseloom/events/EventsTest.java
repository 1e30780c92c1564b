package caseloom.events;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Taking, keeping and routing events, on a real database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsTest {

    private final EventsRig rig = new EventsRig();

    @AfterEach
    void empty() {
        rig.empty();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void anEventThatNobodyCanWantIsTwoRows() {
        var node = rig.node();

        var taken = node.take(EventsRig.ACME, List.of(EventsRig.event("1", "paid", "{}")));

        assertThat(taken).isEqualTo(new Taken.Stored(1));
        assertThat(rig.counts())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "events", 1L,
                                "event_ids", 1L,
                                "event_values", 0L,
                                "unrouted", 0L,
                                "inbox", 0L));
    }

    @Test
    void theSameSourceAndIdIsStoredOnceInAnOrganization() {
        var node = rig.node();
        var other = rig.node();
        var event = EventsRig.event("1", "paid", "{}");

        node.take(EventsRig.ACME, List.of(event, event));
        other.take(EventsRig.ACME, List.of(EventsRig.event("1", "sent", "{}")));
        other.take(EventsRig.GLOBEX, List.of(event));

        assertThat(rig.number("select count(*) from events where organization_id = 1")).isOne();
        assertThat(rig.number("select count(*) from events where organization_id = 2")).isOne();
    }

    @Test
    void theSameEventSentToTwoNodesAtOnceIsStoredOnce() throws Exception {
        var nodes = List.of(rig.node(), rig.node());
        var works =
                IntStream.range(0, 40)
                        .mapToObj(i ->
                                (Callable<Taken>)
                                        () ->
                                                nodes.get(i % 2)
                                                        .take(
                                                                EventsRig.ACME,
                                                                IntStream.range(0, 20)
                                                                        .mapToObj(id -> same(id, i))
                                                                        .toList()))
                        .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(works)) {
                assertThat(done.get()).isEqualTo(new Taken.Stored(20));
            }
        }

        assertThat(rig.number("select count(*) from events")).isEqualTo(20);
    }

    /// Half of the requests bring the events in the other order.
    private static CloudEvent same(int id, int request) {
        var turned = request / 2 % 2 == 0 ? id : 19 - id;
        return EventsRig.event("id-" + turned, "paid", "{}");
    }

    @Test
    void anEventFindsWhoListensForItsValueAndWhoListensForAny() {
        var node = rig.node();
        rig.listen(node, 1, "paid", ".data.order", "7");
        rig.listen(node, 2, "paid", ".data.order", "8");
        rig.listen(node, 3, "paid", ".data.order", null);
        rig.listen(node, 4, "paid", null, null);
        rig.listen(node, 5, null, null, null);
        rig.listen(node, 6, "sent", ".data.order", "7");

        node.take(EventsRig.ACME, List.of(EventsRig.event("1", "paid", "{\"order\": 7.0}")));

        Probe.until("it was heard", () -> rig.ears.heard.size() == 4);
        assertThat(rig.ears.heard.stream().map(Arrived::runId).sorted())
                .containsExactly(1L, 3L, 4L, 5L);
        assertThat(rig.counts()).containsEntry("inbox", 4L);
        Probe.until("it is routed", () -> rig.unrouted() == 0);
    }

    @Test
    void nobodyHearsAnEventOfAnotherOrganization() {
        var node = rig.node();
        rig.listen(node, 1, "paid", ".data.order", "7");
        rig.know(EventsRig.GLOBEX, "paid", ".data.order");

        node.take(EventsRig.GLOBEX, List.of(EventsRig.event("1", "paid", "{\"order\": 7}")));

        Probe.until("it is routed", () -> rig.unrouted() == 0);
        assertThat(rig.ears.heard).isEmpty();
    }

    @Test
    void w16_whatCameBeforeTheListenerIsFoundByLookingBack() {
        var node = rig.node();
        rig.know(EventsRig.ACME, "paid", ".data.order");
        rig.clock.forward(Duration.ofHours(-1));
        node.take(EventsRig.ACME, List.of(EventsRig.event("early", "paid", "{\"order\": 7}")));
        rig.clock.forward(Duration.ofHours(2));
        node.take(
                EventsRig.ACME,
                List.of(
                        EventsRig.event("1", "paid", "{\"order\": 7}"),
                        EventsRig.event("2", "paid", "{\"order\": 8}"),
                        EventsRig.event("3", "paid", "{\"order\": 7}")));

        Probe.until("they are routed to nobody", () -> rig.unrouted() == 0);
        var found = rig.listen(node, 1, "paid", ".data.order", "7");

        assertThat(found.stream().map(one -> one.envelope().path("id").asText()))
                .containsExactly("1", "3");
        assertThat(rig.counts()).containsEntry("inbox", 2L);
    }

    @Test
    void lookingBackFindsTheEarliestAndNoMoreThanMayBe() {
        var node = rig.node("EVENTS_LOOK_BACK_MOST=2");
        rig.know(EventsRig.ACME, "paid", null);
        for (var id = 1; id <= 3; id++) {
            node.take(EventsRig.ACME, List.of(EventsRig.event("" + id, "paid", "{}")));
        }

        Probe.until("they are routed to nobody", () -> rig.unrouted() == 0);
        var found = rig.listen(node, 1, "paid", null, null);

        assertThat(found.stream().map(one -> one.envelope().path("id").asText()))
                .containsExactly("1", "2");
    }

    @Test
    void w16_aListenerThatIsBeingStoredWhileItsEventIsHearsIt() {
        var node = rig.node();
        rig.know(EventsRig.ACME, "paid", null);
        node.take(EventsRig.ACME, List.of(EventsRig.event("1", "sent", "{}")));
        var event = EventsRig.event("2", "paid", "{}");

        var found =
                rig.database
                        .db()
                        .system(tx -> {
                            var before = rig.listen(tx, node, 1, "paid");
                            node.take(EventsRig.ACME, List.of(event));
                            node.routePass();
                            node.routePass();
                            assertThat(rig.ears.heard).as("nobody can see it yet").isEmpty();
                            assertThat(rig.unrouted()).as("it is kept for it").isOne();
                            return before;
                        });

        assertThat(found).as("it was not there yet").isEmpty();
        Probe.until("it was heard", () -> rig.ears.heard.size() == 1);
        Probe.until("it is routed", () -> rig.unrouted() == 0);
        assertThat(rig.counts()).containsEntry("inbox", 1L);
    }

    /// Its transaction is the newest of all, and what PostgreSQL counts as ended says nothing of
    /// it.
    @Test
    void w16_aListenerThatBeginsWhileItsEventIsBeingStoredHearsIt() {
        var node = rig.parked();
        rig.know(EventsRig.ACME, "paid", null);
        var db = rig.database.db();

        var found =
                db.system(listening -> {
                    var before = new ArrayList<Arrived>();
                    var kept =
                            db.system(storing -> {
                                var stored = rig.store(storing, node, "paid");
                                before.addAll(rig.listen(listening, node, 1, "paid"));
                                return stored;
                            });
                    node.route(kept, List.of());
                    node.routePass();
                    node.routePass();
                    assertThat(rig.unrouted()).as("it is kept for it").isOne();
                    return before;
                });
        node.routePass();

        assertThat(found).as("it was not there yet").isEmpty();
        assertThat(rig.ears.numbersOf(1)).hasSize(1);
        assertThat(rig.unrouted()).isZero();
    }

    @Test
    void whoeverWasToldAtOnceIsNotToldAgain() {
        var node = rig.node();
        rig.listen(node, 1, "paid", null, null);

        node.take(EventsRig.ACME, List.of(EventsRig.event("1", "paid", "{}")));

        Probe.until("it was heard", () -> rig.ears.heard.size() == 1);
        Probe.until("it is routed", () -> rig.unrouted() == 0);
        assertThat(rig.ears.heard).hasSize(1);
    }

    @Test
    void aTransactionThatNeverEndsHoldsNoEventUpForEver() {
        var node = rig.parked();
        rig.know(EventsRig.ACME, "paid", null);
        rig.storeOnly(node, EventsRig.event("1", "paid", "{}"));
        rig.clock.forward(Duration.ofSeconds(11));

        rig.database
                .db()
                .system(tx -> {
                    rig.listen(tx, node, 1, "sent");
                    node.routePass();
                    node.routePass();
                    assertThat(rig.unrouted()).isOne();
                    rig.clock.forward(Duration.ofMinutes(2));
                    node.routePass();
                    return true;
                });

        assertThat(rig.unrouted()).isZero();
    }

    @Test
    void anEventThatADeadNodeStoredIsRoutedByAnother() {
        var dead = rig.parked();
        var alive = rig.parked();
        rig.listen(alive, 1, "paid", ".data.order", "7");
        rig.storeOnly(dead, EventsRig.event("1", "paid", "{\"order\": 7}"));

        alive.routePass();
        assertThat(rig.ears.heard).as("its node has time to do it").isEmpty();
        rig.clock.forward(Duration.ofSeconds(11));
        alive.routePass();
        alive.routePass();

        assertThat(rig.ears.heard).hasSize(1);
        assertThat(rig.counts()).containsEntry("unrouted", 0L).containsEntry("inbox", 1L);
    }

    @Test
    void anInboxThatNobodyWorksOffComesDueAgain() {
        var dead = rig.node();
        rig.listen(dead, 1, "paid", null, null);
        dead.take(EventsRig.ACME, List.of(EventsRig.event("1", "paid", "{}")));
        Probe.until("it was heard", () -> rig.ears.heard.size() == 1);
        var alive = rig.parked();

        assertThat(claimed(alive)).isEmpty();
        rig.clock.forward(Duration.ofSeconds(11));

        assertThat(claimed(alive)).containsExactlyElementsOf(rig.ears.heard);
        assertThat(claimed(alive)).as("it is in hand again").isEmpty();
    }

    @Test
    void anInboxHoldsOnlySoManyEvents() {
        var node = rig.node("EVENTS_INBOX_MOST=3");
        rig.listen(node, 1, "paid", null, null);
        rig.listen(node, 2, "paid", ".data.order", "9");

        node.take(
                EventsRig.ACME,
                IntStream.range(0, 10)
                        .mapToObj(i -> EventsRig.event("" + i, "paid", "{\"order\": " + i + "}"))
                        .toList());

        Probe.until("the run overflowed", () -> rig.ears.full.equals(List.of(1L)));
        assertThat(rig.ears.numbersOf(1)).hasSize(3);
        assertThat(rig.ears.numbersOf(2)).hasSize(1);
        assertThat(rig.counts()).containsEntry("inbox", 4L);
    }

    @Test
    void anEventForManyListenersReachesThemAllPartByPart() {
        var node = rig.node("EVENTS_LISTENERS_AT_ONCE=1000");
        rig.listen(node, 1, "paid", null, null);
        rig.crowd(20_000);
        rig.listen(node, 30_000, "sent", null, null);
        rig.know(EventsRig.ACME, "paid", ".data.order");

        node.take(EventsRig.ACME, List.of(EventsRig.event("1", "paid", "{}")));
        node.take(EventsRig.ACME, List.of(EventsRig.event("2", "sent", "{}")));

        Probe.until("both are routed", () -> rig.unrouted() == 0);
        assertThat(rig.counts()).containsEntry("inbox", 20_001L);
        assertThat(rig.ears.heard).as("nobody was told twice").hasSize(20_001);
        assertThat(rig.ears.largest).isLessThanOrEqualTo(1_000);
        var order = rig.ears.heard.stream().map(Arrived::envelope).map(one -> one.path("type"));
        assertThat(order.map(JsonNode::asText).toList().indexOf("sent"))
                .as("who comes later waits for a turn, not for the end")
                .isLessThan(20_000);
    }

    @Test
    void whereANodeDiedAmongTheListenersOfAnEventAnotherGoesOn() {
        var dead = rig.parked("EVENTS_LISTENERS_AT_ONCE=40");
        var alive = rig.node("EVENTS_LISTENERS_AT_ONCE=40");
        rig.listen(dead, 1, "paid", null, null);
        rig.crowd(100);
        rig.storeOnly(dead, EventsRig.event("1", "paid", "{}"));
        rig.clock.forward(Duration.ofSeconds(11));
        dead.routePass();

        assertThat(rig.ears.heard).as("the first were found with the event").hasSize(40);
        alive.routePass();
        assertThat(rig.ears.heard).as("its node has time to go on").hasSize(40);
        rig.clock.forward(Duration.ofSeconds(11));

        Probe.until("it is routed", () -> rig.unrouted() == 0);
        assertThat(rig.ears.heard.stream().map(Arrived::runId).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(41, 100).boxed().toList());
        assertThat(rig.counts()).containsEntry("inbox", 100L);
    }

    @Test
    void whatIsPastItsTermGoesDayByDay() {
        var node = rig.node("EVENTS_KEEP_FOR=P2D");
        rig.know(EventsRig.ACME, "paid", null);
        var event = EventsRig.event("1", "paid", "{}");
        node.take(EventsRig.ACME, List.of(event));
        rig.clock.forward(Duration.ofDays(2));
        node.termPass();
        assertThat(rig.counts()).containsEntry("events", 1L);

        rig.clock.forward(Duration.ofDays(1));
        node.termPass();

        assertThat(rig.counts()).containsEntry("events", 0L).containsEntry("event_ids", 0L);
        node.take(EventsRig.ACME, List.of(event));
        assertThat(rig.counts()).containsEntry("events", 1L).containsEntry("event_values", 1L);
    }

    @Test
    void anEventThatTheDatabaseRefusesFailsAlone() throws Exception {
        var node = rig.parked();
        var good = EventsRig.event("1", "paid", "{}");
        var bad = new CloudEvent("paid", "/shop", "\0", good.envelope());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> node.take(EventsRig.ACME, List.of(good)));
            var other = threads.submit(() -> node.take(EventsRig.ACME, List.of(bad)));
            node.start();

            assertThat(one.get()).isEqualTo(new Taken.Stored(1));
            assertThat(other.get()).isEqualTo(new Taken.Failed());
        }
    }

    @Test
    void aFullWaitingRoomRefuses() throws Exception {
        var node = rig.parked("EVENTS_WAITING_MOST=1");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var works = IntStream.range(0, 2).mapToObj(i -> take(node, i)).toList();
            var taken = works.stream().map(threads::submit).toList();
            Probe.until("one is refused", () -> taken.stream().anyMatch(one -> one.isDone()));
            node.start();

            assertThat(List.of(taken.get(0).get(), taken.get(1).get()))
                    .containsExactlyInAnyOrder(new Taken.Refused(), new Taken.Stored(1));
        }
    }

    private static Callable<Taken> take(Events node, int id) {
        return () -> node.take(EventsRig.ACME, List.of(EventsRig.event("" + id, "paid", "{}")));
    }

    private List<Arrived> claimed(Events node) {
        return rig.database.db().system(tx -> node.listening().claim(tx, 10));
    }
}
