package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.admin.AdminClient.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseRoutesTest {

    private final AdminRig rig = new AdminRig();
    private final AdminClient acme = rig.client(rig.tenant("acme", false).token());
    private final AdminClient other = rig.client(rig.tenant("other", false).token());
    private final long waiting = acme.publish(Documents.waiting("waiting"));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aCaseIsCreatedAndRead() {
        var made = create("{\"subject\": \"Ünï \\\"x\\\"\", \"attributes\": {\"amount\": 1.10}}");
        var read = acme.get("/cases/" + made.id());

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("status").asText()).isEqualTo("Open");
        assertThat(made.body().path("created_at").asText()).isEqualTo(AdminRig.NOON.toString());
        assertThat(read.body().path("subject").asText()).isEqualTo("Ünï \"x\"");
        assertThat(read.body().path("attributes").toString()).isEqualTo("{\"amount\":1.10}");
        assertThat(read.body().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void aCaseWithoutASubjectGetsTheDefault() {
        var made = create("{\"subject\": null, \"attributes\": {\"amount\": 1}}");

        assertThat(made.body().path("subject").asText()).isEqualTo("API - 2026-05-28 12:00:00 UTC");
    }

    @Test
    void attributesThatDoNotFitAreRefusedOneByOne() {
        var missing = create("");
        var wrong = create("{\"attributes\": {\"amount\": \"much\"}}");

        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.fault()).isEqualTo("attributes/amount");
        assertThat(wrong.body().path("errors").path(0).path("rule").asText())
                .isEqualTo("value at `/amount` is not a number");
    }

    @Test
    void wrongBodiesAreRefused() {
        assertThat(create("{").status()).isEqualTo(400);
        assertThat(create("[]").status()).isEqualTo(400);
        assertThat(create("{\"subject\": 1}").fault()).isEqualTo("subject");
        assertThat(create("{\"attributes\": []}").fault()).isEqualTo("attributes");
        assertThat(create("{\"title\": \"A\"}").fault()).isEqualTo("title");
    }

    @Test
    void aWorkflowWithoutCasesRefusesThem() {
        acme.publish(
                Documents.named(
                        "plain", "metadata: { source: none }", "- one:\n    set: { a: 1 }\n"));

        var reply = acme.post("/workflows/plain/cases", "{\"attributes\": {\"amount\": 1}}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().path("detail").asText()).contains("none");
    }

    @Test
    void foreignCasesAnswerLikeUnknownOnes() {
        var made = create("{\"attributes\": {\"amount\": 1}}");

        for (var path : List.of("", "/history", "/runs")) {
            var foreign = other.get("/cases/" + made.id() + path);
            var unknown = other.get("/cases/999999" + path);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.body().toString().replace(Long.toString(made.id()), "999999"))
                    .isEqualTo(unknown.body().toString());
        }
        assertThat(other.post("/workflows/" + waiting + "/cases", "{}").status()).isEqualTo(404);
    }

    @Test
    void numbersThatCannotBeAreNotFound() {
        for (var number : List.of("0", "-1", "01", "x", "9007199254740992", "1".repeat(40))) {
            assertThat(acme.get("/cases/" + number).status()).isEqualTo(404);
        }
    }

    @Test
    void casesAreListedFromTheNewestOnInPages() {
        var own = new Own("paging");
        var first = own.create("One", "{\"amount\": 1}");
        var second = own.create("Two", "{\"amount\": 2}");
        var third = own.create("Three", "{\"amount\": 3}");
        own.untilListed();

        var page = own.client.get("/cases?limit=2");
        var next = own.client.get("/cases?limit=2&cursor=" + page.body().path("next").asText());

        assertThat(numbers(page)).containsExactly(third, second);
        assertThat(numbers(next)).containsExactly(first);
        assertThat(next.body().path("next").isNull()).isTrue();
        assertThat(numbers(other.get("/cases"))).isEmpty();
    }

    @Test
    void listsFilterByStatusWorkflowSubjectAndCreation() {
        var own = new Own("filters");
        var early = own.create("Late 100% delivery", "{\"amount\": 1}");
        rig.clock().forward(Duration.ofSeconds(10));
        var late = own.create("Something else", "{\"amount\": 2}");
        own.untilListed();
        var before = AdminRig.NOON.plusSeconds(10).toString();

        assertThat(own.found("status=Open")).contains(early, late);
        assertThat(own.found("status=open")).isEmpty();
        assertThat(own.found("workflow=" + own.workflow)).containsExactly(late, early);
        assertThat(own.found("workflow=" + waiting)).isEmpty();
        assertThat(own.found("subject=" + encoded("LATE 100% D"))).containsExactly(early);
        assertThat(own.found("subject=" + encoded("LATE_100"))).isEmpty();
        assertThat(own.found("created_from=" + before)).doesNotContain(early);
        assertThat(own.found("subject=e&created_before=" + before)).doesNotContain(late);
    }

    @Test
    void listsFilterByTypedAttributeValuesAtAnyDepth() {
        var own = new Own("attributes");
        var number =
                own.create("a", "{\"amount\": 42, \"address\": {\"zip\": \"00123\"}, \"a.b\": 1}");
        var other = own.create("b", "{\"amount\": 42.5, \"paid\": true, \"due\": null}");
        own.untilListed();

        assertThat(own.found("attribute.amount=42")).containsExactly(number);
        assertThat(own.found("attribute.amount=42.0")).containsExactly(number);
        assertThat(own.found("attribute.amount=" + encoded("\"42\""))).isEmpty();
        assertThat(own.found("attribute.paid=true")).containsExactly(other);
        assertThat(own.found("attribute.due=null")).containsExactly(other);
        assertThat(own.found("attribute.address.zip=" + encoded("\"00123\"")))
                .containsExactly(number);
        assertThat(own.found("attribute.address.zip=00123")).containsExactly(number);
        assertThat(own.found("attribute.address.zip=123")).isEmpty();
        assertThat(own.found("attribute." + encoded("/a.b") + "=1")).containsExactly(number);
        assertThat(own.found("attribute.amount=42&attribute.paid=true")).isEmpty();
        assertThat(own.found("attribute.amount=42&status=Open&subject=a")).containsExactly(number);
    }

    @Test
    void attributesOfOtherOrganizationsAreNeverFound() {
        var own = new Own("secretive");
        own.create("a", "{\"amount\": 777}");
        own.untilListed();

        assertThat(own.found("attribute.amount=777")).hasSize(1);
        assertThat(numbers(other.get("/cases?attribute.amount=777"))).isEmpty();
    }

    @Test
    void wrongFiltersAreRefusedByName() {
        assertThat(acme.get("/cases?workflow=x").fault()).isEqualTo("workflow");
        assertThat(acme.get("/cases?created_from=yesterday").fault()).isEqualTo("created_from");
        assertThat(acme.get("/cases?created_from=%2B1000000000-12-31T23:59:59Z").fault())
                .isEqualTo("created_from");
        assertThat(acme.get("/cases?attribute.=1").fault()).isEqualTo("attribute.");
        assertThat(acme.get("/cases?attribute.a=" + encoded("[1]")).fault())
                .isEqualTo("attribute.a");
        assertThat(acme.get("/cases?attribute.a=1&attribute.a.b=2").fault())
                .isEqualTo("attribute.a.b");
        assertThat(acme.get("/cases?subject=%00").fault()).isEqualTo("subject");
        assertThat(acme.get("/cases?colour=red").fault()).isEqualTo("colour");
        assertThat(acme.get("/cases?cursor=MTp4").fault()).isEqualTo("cursor");
    }

    @Test
    void aStoryIsReadInOrderAndInPages() {
        acme.publish(Documents.closing("told"));
        var made = acme.post("/workflows/told/cases", "{\"attributes\": {\"amount\": 1}}");
        var path = "/cases/" + made.id();
        Probe.until("closed", () -> acme.get(path).body().path("status").asText().equals("Closed"));

        var whole = acme.get(path + "/history");
        var first = acme.get(path + "/history?limit=1");
        var next = acme.get(path + "/history?cursor=" + first.body().path("next").asText());

        assertThat(whole.items().path(0).path("run_id").asLong()).isPositive();
        assertThat(whole.items().findValuesAsText("event")).contains("run.completed");
        assertThat(first.items()).isNotEmpty();
        assertThat(first.items().size() + next.items().size()).isEqualTo(whole.items().size());
        assertThat(acme.get(path + "/history?cursor=MTp4").fault()).isEqualTo("cursor");
    }

    private Reply create(String body) {
        return acme.post("/workflows/" + waiting + "/cases", body);
    }

    private static List<Long> numbers(Reply page) {
        return page.items().findValuesAsText("id").stream().map(Long::valueOf).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// An organization of one test, so that lists hold nothing else.
    private final class Own {

        private final AdminClient client;
        private final long workflow;
        private int made;

        Own(String name) {
            client = rig.client(rig.tenant(name, false).token());
            workflow = client.publish(Documents.waiting("waiting"));
        }

        long create(String subject, String attributes) {
            var body = "{\"subject\": \"" + subject + "\", \"attributes\": " + attributes + "}";
            var created = client.post("/workflows/" + workflow + "/cases", body);
            assertThat(created.status()).isEqualTo(201);
            made++;
            return created.id();
        }

        /// The answer to a creation and its news to the lists go different ways.
        void untilListed() {
            Probe.until(
                    made + " cases are listed",
                    () -> {
                        rig.refreshLists();
                        return numbers(client.get("/cases")).size() == made;
                    });
        }

        List<Long> found(String filter) {
            var reply = client.get("/cases?" + filter);
            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            return numbers(reply);
        }
    }
}
