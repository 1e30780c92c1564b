package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.TestServer;
import caseloom.core.cases.WorkflowId;
import caseloom.outcome.Outcome;
import caseloom.workflows.SavedDraft;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 4.0: text ids and versions.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionsTest {

    private static final String NOT_FOUND = "{\"detail\":\"Workflow not found\"}";
    private static final String NOTHING = "{\"variables\":[]}";

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void publish() {
        rig.publish(plain("one_version"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l46_aWorkflowIsNamedByItsTextIdAndAVersionByDigitsOrLatest() {
        rig.publish(plain("named_flow"));

        assertThat(rig.get("/workflows/named_flow/1/schema").status()).isEqualTo(200);
        assertThat(rig.get("/workflows/named_flow/latest/schema").status()).isEqualTo(200);
        assertThat(version("named_flow", "1")).isEqualTo(1);
        assertThat(version("named_flow", "latest")).isEqualTo(1);
    }

    @Test
    void l46_theNumberOnTheOtherApiIsNoTextId() {
        var id = rig.publish(plain("only_by_text"));

        assertNotFound(rig.get("/workflows/" + id.value() + "/1/schema"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "9lives", "with-hyphen", "_under"})
    void l47_aTextIdThatIsNoSlugIsNotPublished(String key) {
        assertThat(tryToPublish(named("bad", key))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void l47_aTextIdMayHave64Characters() {
        var key = "a" + "b_9".repeat(21);
        rig.publish(named("longest", key));

        assertThat(rig.get("/workflows/" + key + "/1/schema").status()).isEqualTo(200);
        assertThat(tryToPublish(named("too-long", key + "c"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void l47_aTextIdStaysWhenTheWorkflowGetsAnotherTitle() {
        rig.publish(plain("renamed"));
        rig.publish(plain("renamed").replace("Title of renamed", "New title"));

        var schema = rig.schema("renamed", "latest");

        assertThat(schema.get("workflow_id").textValue()).isEqualTo("renamed");
        assertThat(schema.get("workflow_name").textValue()).isEqualTo("New title");
        assertThat(schema.get("version").intValue()).isEqualTo(2);
    }

    @Test
    void l47_aTextIdIsNeverGivenOutTwice() {
        var id = rig.publish(named("first-owner", "taken"));

        assertThat(tryToPublish(named("second-owner", "taken")))
                .isInstanceOf(Outcome.Refused.class);

        delete(id);
        assertThat(tryToPublish(named("third-owner", "taken"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void l47_anotherOrganizationMayHaveTheSameTextId() {
        rig.publish(plain("shared_name"));
        var globex = rig.server().tenant("globex");
        rig.server().publish(globex, plain("shared_name").replace("Title of", "Globex"));

        var own = rig.schema("shared_name", "1");
        var other =
                ChamelioRig.json(
                        rig.http()
                                .get(
                                        "/workflows/shared_name/1/schema",
                                        ChamelioRig.KEY + rig.key(globex, 0)),
                        200);

        assertThat(own.get("workflow_name").textValue()).isEqualTo("Title of shared_name");
        assertThat(other.at("/workflow_schema/workflow_name").textValue())
                .isEqualTo("Globex shared_name");
    }

    @Test
    void l48_latestIsTheNewestVersion() {
        rig.publish(plain("growing"));
        rig.publish(plain("growing"));

        assertThat(rig.schema("growing", "latest").get("version").intValue()).isEqualTo(2);
        assertThat(version("growing", "latest")).isEqualTo(2);
        assertThat(version("growing", "1")).isEqualTo(1);
    }

    @Test
    void l49_aDraftCannotBeReadOrStarted() {
        rig.server().push(rig.acme(), plain("only_draft"));

        assertNotFound(rig.get("/workflows/only_draft/latest/schema"));
        assertNotFound(rig.get("/workflows/only_draft/1/schema"));
        assertNotFound(initiate("only_draft", "latest"));
        assertNotFound(initiate("only_draft", "1"));
    }

    @Test
    void l49_aDraftAfterAVersionIsNotTheLatest() {
        rig.publish(plain("with_draft"));
        rig.server().push(rig.acme(), plain("with_draft").replace("Title of", "Draft of"));

        assertThat(rig.schema("with_draft", "latest").get("workflow_name").textValue())
                .isEqualTo("Title of with_draft");
        assertNotFound(rig.get("/workflows/with_draft/2/schema"));
    }

    @Test
    void l49_leadingZerosDoNotCount() {
        rig.publish(plain("zeros"));

        assertThat(rig.schema("zeros", "0001").get("version").intValue()).isEqualTo(1);
        assertThat(version("zeros", "00000000000000000001")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Latest,Latest",
        "v1,v1",
        "1.0,1.0",
        "-1,-1",
        "%2B1,+1",
        "1%20,'1 '",
        "%C3%BC,ü",
        "%D9%A1,١",
        "invalid_version,invalid_version"
    })
    void l50_l51_anyOtherTextIsToldAsItWasSent(String sent, String told) {
        rig.publish(plain("strict_version"));
        var answer = "{\"detail\":\"Invalid version format: " + told + "\"}";

        for (var reply :
                new Reply[] {
                    rig.get("/workflows/strict_version/" + sent + "/schema"),
                    initiate("strict_version", sent),
                    rig.post(
                            "/workflows/strict_version/" + sent + "/initiate-flexible",
                            "{\"attributes\":[]}")
                }) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text()).isEqualTo(answer);
        }
    }

    @Test
    void l50_theFormCountsBeforeTheWorkflowIsLookedFor() {
        assertThat(rig.get("/workflows/nowhere/v1/schema").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "999999999", "9999999999", "99999999999999999999999"})
    void l52_aVersionThatDoesNotExistIsNotFound(String version) {
        assertNotFound(rig.get("/workflows/one_version/" + version + "/schema"));
        assertNotFound(initiate("one_version", version));
    }

    @Test
    void l52_anUnknownWorkflowAndAForeignOneAreNotFound() {
        rig.server().publish(rig.server().tenant("initech"), plain("foreign"));

        assertNotFound(rig.get("/workflows/nowhere/1/schema"));
        assertNotFound(rig.get("/workflows/foreign/1/schema"));
        assertNotFound(initiate("foreign", "latest"));
    }

    @Test
    void l52_aDeletedWorkflowIsNotFound() {
        var id = rig.publish(plain("deleted"));
        assertThat(version("deleted", "1")).isEqualTo(1);
        delete(id);

        assertNotFound(rig.get("/workflows/deleted/latest/schema"));
        assertNotFound(rig.get("/workflows/deleted/1/schema"));
        assertNotFound(initiate("deleted", "1"));
    }

    @Test
    void l53_aWorkflowThatIsOfflineCanBeReadButNotStarted() {
        var id = rig.publish(plain("offline"));
        online(id, false);

        assertThat(rig.schema("offline", "1").get("is_active").booleanValue()).isFalse();
        assertNotFound(initiate("offline", "1"));
        assertNotFound(rig.post("/workflows/offline/1/initiate-flexible", "{\"attributes\":[]}"));

        online(id, true);
        assertThat(version("offline", "1")).isEqualTo(1);
    }

    @Test
    void l54_aTaskStaysOnItsVersion() {
        rig.publish(plain("evolving"));
        var task = rig.initiate("evolving", NOTHING);
        rig.publish(plain("evolving").replace("Title of", "Second"));

        assertThat(rig.task(task).get("workflow_version").intValue()).isEqualTo(1);
        assertThat(rig.task(task).get("workflow_name").textValue()).isEqualTo("Title of evolving");
    }

    private static String plain(String key) {
        return ChamelioRig.document(key, "", "note: { type: string }");
    }

    private static String named(String name, String key) {
        return plain(key).replaceFirst("name: .*", "name: " + name);
    }

    private Outcome<?> tryToPublish(String document) {
        var workflows = rig.server().node().workflows();
        return switch (workflows.push(rig.acme().caller(), document)) {
            case Outcome.Refused<?> refused -> refused;
            case Outcome.Done<SavedDraft>(var saved) ->
                    workflows.publish(rig.acme().caller(), saved.workflow().id(), null);
        };
    }

    private void delete(WorkflowId id) {
        TestServer.done(rig.server().node().workflows().delete(rig.acme().caller(), id));
    }

    private void online(WorkflowId id, boolean online) {
        var workflows = rig.server().node().workflows();
        TestServer.done(workflows.takeOnline(rig.acme().caller(), id, online));
    }

    private Reply initiate(String key, String version) {
        return rig.post("/workflows/" + key + "/" + version + "/initiate", NOTHING);
    }

    /// The version that a start with this one says it used.
    private int version(String key, String version) {
        return ChamelioRig.json(initiate(key, version), 200).get("version").intValue();
    }

    private static void assertNotFound(Reply reply) {
        assertThat(reply.text()).isEqualTo(NOT_FOUND);
        assertThat(reply.status()).isEqualTo(404);
    }
}
