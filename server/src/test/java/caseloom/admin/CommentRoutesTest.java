package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.AdminClient.Reply;
import caseloom.core.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommentRoutesTest {

    private final AdminRig rig = new AdminRig();
    private final AdminClient acme = rig.client(rig.tenant("acme", false).token());
    private final AdminClient other = rig.client(rig.tenant("other", false).token());
    private final long workflow = acme.publish(Documents.waiting("waiting"));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aCommentIsMadeAndListed() {
        var number = created();
        var first = comment(number, "{\"text\": \"One\"}");

        var made =
                comment(
                        number,
                        "{\"text\": \"Two\", \"mentions\": [\"ADMIN@acme.example\"], \"reply_to\": "
                                + first.id()
                                + ", \"attachments\": [{\"filename\": \"a.txt\","
                                + " \"base64_content\": \"YWJj\"}]}");

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.body().path("author").asText()).isEqualTo("admin@acme.example");
        assertThat(made.body().path("mentions")).hasToString("[\"admin@acme.example\"]");
        assertThat(made.body().path("reply_to").longValue()).isEqualTo(first.id());
        assertThat(made.body().path("attachment_ids")).hasSize(1);
        assertThat(made.body().path("created_at").asText()).isEqualTo(AdminRig.NOON.toString());
        var listed = acme.get("/cases/" + number + "/comments").body().path("items");
        assertThat(listed).containsExactly(first.body(), made.body());
    }

    @Test
    void commentsComeInPagesByNumber() {
        var number = created();
        var made =
                IntStream.range(0, 5)
                        .mapToObj(i -> comment(number, "{\"text\": \"" + i + "\"}").id())
                        .toList();

        var page = acme.get("/cases/" + number + "/comments?limit=3");
        var next =
                acme.get(
                        "/cases/"
                                + number
                                + "/comments?limit=3&cursor="
                                + page.body().path("next").asText());

        assertThat(numbers(page)).isEqualTo(made.subList(0, 3));
        assertThat(numbers(next)).isEqualTo(made.subList(3, 5));
        assertThat(next.body().path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|text",
                "{\"text\": \" \"}|text",
                "{\"text\": \"\u00A0\"}|text",
                "{\"text\": 1}|text",
                "{\"text\": \"x\", \"reply_to\": 999999}|reply_to",
                "{\"text\": \"x\", \"reply_to\": \"1\"}|reply_to",
                "{\"text\": \"x\", \"reply_to\": 0}|reply_to",
                "{\"text\": \"x\", \"mentions\": [\"nobody@acme.example\"]}|mentions",
                "{\"text\": \"x\", \"mentions\": [\"admin@other.example\"]}|mentions",
                "{\"text\": \"x\", \"mentions\": [1]}|mentions",
                "{\"text\": \"x\", \"attachments\": [1]}|attachments",
                "{\"text\": \"x\", \"attachments\": [{}]}|attachments[0].filename",
                "{\"text\": \"x\", \"attachments\": [{\"filename\": \"a\"}]}"
                        + "|attachments[0].base64_content",
                "{\"text\": \"x\", \"attachments\": [{\"filename\": \"a\","
                        + " \"base64_content\": \"YWJj\", \"more\": 1}]}|attachments[0].more",
                "{\"text\": \"x\", \"user\": \"a@b\"}|user"
            })
    void whatIsWrongIsNamedAndNothingIsStored(String body, String field) {
        var number = created();

        var reply = comment(number, body);

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(422);
        assertThat(reply.fault()).isEqualTo(field);
        assertThat(acme.get("/cases/" + number + "/comments").body().path("items")).isEmpty();
    }

    @Test
    void aCommentOfAnotherCaseCannotBeAnswered() {
        var elsewhere = comment(created(), "{\"text\": \"x\"}");

        var reply = comment(created(), "{\"text\": \"x\", \"reply_to\": " + elsewhere.id() + "}");

        assertThat(reply.fault()).isEqualTo("reply_to");
    }

    @Test
    void aTextOfTooManyCharactersIsRefused() {
        var number = created();

        assertThat(comment(number, text("x".repeat(20_001))).fault()).isEqualTo("text");
        assertThat(comment(number, text("𝔘".repeat(20_000))).status()).isEqualTo(201);
    }

    @Test
    void foreignCasesAnswerLikeUnknownOnes() {
        var path = "/cases/" + created() + "/comments";

        for (var unknown : List.of(path, "/cases/999999/comments", "/cases/x/comments")) {
            assertThat(other.get(unknown).status()).isEqualTo(404);
            assertThat(other.post(unknown, "{\"text\": \"x\"}").status()).isEqualTo(404);
        }
        assertThat(acme.get(path).body().path("items")).isEmpty();
    }

    @Test
    void aCommentIsNotedInTheAuditTrail() {
        var made = comment(created(), "{\"text\": \"x\"}");

        var entry =
                acme.get("/audit?verb=comment.create&target=" + made.id()).body().at("/items/0");

        assertThat(entry.path("detail"))
                .hasToString("{\"case_id\":" + made.body().path("case_id") + "}");
    }

    private long created() {
        return acme.post("/workflows/" + workflow + "/cases", "{\"attributes\": {\"amount\": 1}}")
                .id();
    }

    private Reply comment(long number, String body) {
        return acme.post("/cases/" + number + "/comments", body);
    }

    private static String text(String text) {
        return Json.write(Json.object().put("text", text));
    }

    private static List<Long> numbers(Reply page) {
        return page.body()
                .path("items")
                .valueStream()
                .map(one -> one.path("id").longValue())
                .toList();
    }
}
