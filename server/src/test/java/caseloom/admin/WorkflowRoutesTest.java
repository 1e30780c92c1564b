package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowRoutesTest {

    private static final String STEP = "- one:\n    set: { a: 1 }\n";

    private final AdminRig rig = new AdminRig();
    private final AdminClient acme = rig.client(rig.tenant("acme", false).token());
    private final AdminClient other = rig.client(rig.tenant("other", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aFirstPushMakesAWorkflowAndTheNextOneChangesItsDraft() {
        var first = acme.post("/workflows", Documents.closing("first-push"));
        var second =
                acme.post("/workflows", Documents.closing("first-push").replace("The", "Another"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().path("workflow").path("key").asText()).isEqualTo("first_push");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().path("workflow").path("id"))
                .isEqualTo(first.body().path("workflow").path("id"));
        assertThat(second.body().path("workflow").path("title").asText())
                .isEqualTo("Another first-push");
    }

    @Test
    void aBrokenDraftIsSavedAndCannotBePublished() {
        var broken = Documents.closing("broken-draft").replace("set-status", "set-statsu");

        var pushed = acme.post("/workflows", broken);
        var published = acme.post("/workflows/broken-draft/publish", "");

        assertThat(pushed.status()).isEqualTo(201);
        assertThat(pushed.body().path("complaints")).isNotEmpty();
        assertThat(published.status()).isEqualTo(422);
        assertThat(published.body().path("type").asText())
                .isEqualTo("urn:caseloom:problem:flawed-document");
        assertThat(published.body().path("complaints").path(0).path("line").asInt()).isEqualTo(17);
    }

    @Test
    void aVersionSaysWhatIsNewInIt() {
        acme.publish(Documents.closing("told"));
        acme.post("/workflows", Documents.closing("told"));

        var second = acme.post("/workflows/told/publish", "{\"changelog\": \"Closes sooner\"}");
        var odd = acme.post("/workflows/told/publish", "{\"changelog\": 1}");

        assertThat(second.status()).isEqualTo(201);
        assertThat(odd.fault()).isEqualTo("changelog");
        var versions = acme.get("/workflows/told/versions").items();
        assertThat(versions.path(0).path("changelog").asText()).isEqualTo("Closes sooner");
        assertThat(versions.path(1).path("changelog").isNull()).isTrue();
        assertThat(acme.get("/workflows/told/versions/2").body().path("changelog").asText())
                .isEqualTo("Closes sooner");
    }

    @Test
    void aDocumentThatIsNoYamlIsRefusedWithItsPlace() {
        var reply = acme.post("/workflows", "document: [");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("complaints").path(0).path("line").asInt()).isPositive();
    }

    @Test
    void aDocumentWithoutANameIsRefusedByField() {
        var reply = acme.post("/workflows", "document: { title: Nameless }");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.fault()).isEqualTo("document.name");
    }

    @Test
    void aNewMetadataKeyOfAnOldWorkflowIsRefused() {
        acme.post("/workflows", Documents.closing("kept-key"));

        var reply =
                acme.post(
                        "/workflows", Documents.named("kept-key", "metadata: { key: mine }", STEP));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.fault()).isEqualTo("document.metadata.key");
    }

    @Test
    void l47_aTextIdHasItsFormAndStaysWhatItWas() {
        for (var wrong : List.of("Mine", "1st", "_mine", "my-id", "a".repeat(65), "mïne")) {
            var reply = acme.post("/workflows", Documents.named("formed", key(wrong), STEP));
            assertThat(reply.fault()).as(wrong).isEqualTo("document.metadata.key");
        }
        var made = acme.post("/workflows", Documents.closing("text-id-2"));
        var titled =
                acme.post("/workflows", Documents.closing("text-id-2").replace("The", "Another"));
        var longest = acme.post("/workflows", Documents.named("far", key("a".repeat(64)), STEP));

        assertThat(made.body().path("workflow").path("key").asText()).isEqualTo("text_id_2");
        assertThat(titled.body().path("workflow").path("key").asText()).isEqualTo("text_id_2");
        assertThat(longest.status()).isEqualTo(201);
    }

    @Test
    void l47_aTextIdIsNeverGivenOutAgain() {
        acme.post("/workflows", Documents.closing("given-once"));
        acme.delete("/workflows/given-once");

        var again = acme.post("/workflows", Documents.closing("given-once"));
        var renamed =
                acme.post(
                        "/workflows",
                        Documents.named("given-once", "metadata: { key: given_twice }", STEP));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.fault()).isEqualTo("document.metadata.key");
        assertThat(renamed.status()).isEqualTo(201);
    }

    @Test
    void validatingSavesNothing() {
        var good = acme.post("/workflows/validate", Documents.closing("only-checked"));
        var bad = acme.post("/workflows/validate", "do: []");

        assertThat(good.body().path("valid").asBoolean()).isTrue();
        assertThat(bad.body().path("valid").asBoolean()).isFalse();
        assertThat(bad.body().path("complaints")).isNotEmpty();
        assertThat(acme.get("/workflows/only-checked").status()).isEqualTo(404);
    }

    @Test
    void publishingCountsFromOneAndKeepsEveryDocument() {
        var id = acme.publish(Documents.closing("counted"));
        acme.post("/workflows", Documents.closing("counted").replace("The", "A better"));

        var second = acme.post("/workflows/counted/publish", "");
        var versions = acme.get("/workflows/" + id + "/versions");
        var first = acme.get("/workflows/" + id + "/versions/1");

        assertThat(second.body().path("version").asInt()).isEqualTo(2);
        assertThat(versions.items().findValuesAsText("version")).containsExactly("2", "1");
        assertThat(first.body().path("document").asText())
                .contains("title: The counted")
                .contains("call: set-status:1.0.0@default");
        assertThat(acme.get("/workflows/" + id + "/versions/3").status()).isEqualTo(404);
        assertThat(acme.get("/workflows/counted").body().path("title").asText())
                .isEqualTo("A better counted");
    }

    @Test
    void theDraftStaysAsItsAuthorWroteIt() {
        var document = Documents.closing("as-written");
        acme.publish(document);

        assertThat(acme.get("/workflows/as-written/draft").body().path("document").asText())
                .isEqualTo(document);
    }

    @Test
    void versionsArePaged() {
        var id = acme.publish(Documents.closing("paged-versions"));
        acme.post("/workflows/" + id + "/publish", "");

        var first = acme.get("/workflows/" + id + "/versions?limit=1");
        var next = first.body().path("next").asText();
        var second = acme.get("/workflows/" + id + "/versions?limit=1&cursor=" + next);

        assertThat(first.items().path(0).path("version").asInt()).isEqualTo(2);
        assertThat(second.items().path(0).path("version").asInt()).isEqualTo(1);
        assertThat(second.body().path("next").isNull()).isTrue();
    }

    @Test
    void anOfflineWorkflowTakesNoCasesUntilItIsOnlineAgain() {
        var id = acme.publish(Documents.closing("on-and-off"));
        var cases = "/workflows/" + id + "/cases";

        var offline = acme.post("/workflows/" + id + "/offline", "");
        var refused = acme.post(cases, "{\"attributes\": {\"amount\": 1}}");
        acme.post("/workflows/" + id + "/online", "");
        var taken = acme.post(cases, "{\"attributes\": {\"amount\": 1}}");

        assertThat(offline.body().path("online").asBoolean()).isFalse();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(taken.status()).isEqualTo(201);
    }

    @Test
    void aWorkflowThatWasNeverPublishedCannotGoOnline() {
        acme.post("/workflows", Documents.closing("never-published"));

        var reply = acme.post("/workflows/never-published/online", "");

        assertThat(reply.status()).isEqualTo(409);
    }

    @Test
    void aDeletedWorkflowIsGoneFromEverythingButItsCases() {
        var id = acme.publish(Documents.closing("deleted"));
        var made = acme.post("/workflows/deleted/cases", "{\"attributes\": {\"amount\": 1}}");

        var deleted = acme.delete("/workflows/" + id);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(acme.get("/workflows/" + id).status()).isEqualTo(404);
        assertThat(acme.delete("/workflows/" + id).status()).isEqualTo(404);
        assertThat(acme.post("/workflows/" + id + "/cases", "{}").status()).isEqualTo(404);
        assertThat(acme.get("/cases/" + made.id()).status()).isEqualTo(200);
    }

    @Test
    void c86_aStatusThatACaseIsInCannotBeRemoved() {
        var id = acme.publish(Documents.holding("held", "Held, Unused", "Held"));
        var made = acme.post("/workflows/held/cases", "{\"attributes\": {\"amount\": 1}}");
        Probe.until(
                "the list shows the case as held",
                () -> {
                    rig.refreshLists();
                    var held = acme.get("/cases?status=Held&workflow=" + id);
                    return held.items()
                            .findValuesAsText("id")
                            .equals(List.of(Long.toString(made.id())));
                });

        acme.post("/workflows", Documents.closing("held"));
        var refused = acme.post("/workflows/" + id + "/publish", "");
        acme.post("/workflows", Documents.holding("held", "Held", "Closed"));
        var accepted = acme.post("/workflows/" + id + "/publish", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText())
                .contains("Held")
                .doesNotContain("Unused");
        assertThat(accepted.status()).isEqualTo(201);
    }

    @Test
    void foreignWorkflowsAnswerLikeUnknownOnes() {
        var id = acme.publish(Documents.closing("private"));

        for (var path : List.of("", "/draft", "/versions", "/versions/1")) {
            var foreign = other.get("/workflows/" + id + path);
            var unknown = other.get("/workflows/999999" + path);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.body().toString().replace(Long.toString(id), "999999"))
                    .isEqualTo(unknown.body().toString());
        }
        for (var path : List.of("/publish", "/online", "/offline", "/cases")) {
            assertThat(other.post("/workflows/" + id + path, "").status()).isEqualTo(404);
        }
        assertThat(other.delete("/workflows/" + id).status()).isEqualTo(404);
        assertThat(other.get("/workflows/private").status()).isEqualTo(404);
        assertThat(other.get("/workflows").items()).isEmpty();
    }

    @Test
    void workflowsAreListedByNameInPages() {
        var own = rig.client(rig.tenant("listing", false).token());
        own.post("/workflows", Documents.closing("bravo"));
        own.post("/workflows", Documents.closing("alpha"));
        own.post("/workflows", Documents.closing("charlie"));

        var first = own.get("/workflows?limit=2");
        var second = own.get("/workflows?cursor=" + first.body().path("next").asText());

        assertThat(first.items().findValuesAsText("name")).containsExactly("alpha", "bravo");
        assertThat(second.items().findValuesAsText("name")).containsExactly("charlie");
        assertThat(second.body().path("next").isNull()).isTrue();
    }

    @Test
    void wrongParametersAreRefusedByName() {
        assertThat(acme.get("/workflows?limit=0").fault()).isEqualTo("limit");
        assertThat(acme.get("/workflows?limit=201").fault()).isEqualTo("limit");
        assertThat(acme.get("/workflows?limit=ten").fault()).isEqualTo("limit");
        assertThat(acme.get("/workflows?cursor=!").fault()).isEqualTo("cursor");
        assertThat(acme.get("/workflows?sort=name").fault()).isEqualTo("sort");
    }

    private static String key(String key) {
        return "metadata: { key: " + key + " }";
    }
}
