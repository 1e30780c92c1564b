package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Section 4.1: the list of workflows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowListTest {

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void publish() {
        rig.publish(document("beta"));
        rig.publish(document("alpha"));
        rig.publish(document("alpha").replace("Title of", "Second"));
        rig.server().push(rig.acme(), document("alpha").replace("Title of", "Draft of"));
        rig.server().push(rig.acme(), document("draft_only"));
        var workflows = rig.server().node().workflows();
        var offline = rig.publish(document("offline"));
        TestServer.done(workflows.takeOnline(rig.acme().caller(), offline, false));
        var deleted = rig.publish(document("deleted"));
        TestServer.done(workflows.delete(rig.acme().caller(), deleted));
        rig.publish(document("plain").replace("source: direct", "source: none"));
        rig.server().publish(rig.server().tenant("globex"), document("foreign"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l68_l69_workflowsAreListedWithWhatTheyAre() {
        var body = list("");

        assertThat(body.get("workflows").get(0))
                .hasToString(
                        "{\"workflow_id\":\"alpha\",\"workflow_name\":\"Second alpha\","
                                + "\"version\":2,\"description\":\"\",\"is_active\":true}");
        assertThat(body.properties().stream().map(Map.Entry::getKey))
                .containsExactly("workflows", "total");
    }

    @Test
    void l69_theSummaryIsTheDescription() {
        rig.publish(document("summed").replace("metadata:", "summary: What it does\n  metadata:"));

        assertThat(list("?limit=1&offset=4").at("/workflows/0/description").textValue())
                .isEqualTo("What it does");
    }

    @Test
    void l69_limitAndOffsetCutAPartOut() {
        var part = list("?limit=2&offset=1");

        assertThat(part.get("workflows").findValuesAsText("workflow_id"))
                .containsExactly("beta", "offline");
        assertThat(part.get("total").intValue()).isGreaterThanOrEqualTo(4);
        assertThat(list("?limit=200&offset=99999").get("workflows").isEmpty()).isTrue();
    }

    @Test
    void l70_onlyPublishedOnesThatWereNotDeletedAreListedByTheirIds() {
        var body = list("?limit=4");

        assertThat(body.get("workflows").findValuesAsText("workflow_id"))
                .containsExactly("alpha", "beta", "offline", "plain");
        assertThat(body.at("/workflows/2/is_active").booleanValue()).isFalse();
        assertThat(list("?limit=1").get("total")).isEqualTo(body.get("total"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "limit=0#limit#greater than or equal to 1#value_error.number.not_ge",
                "limit=201#limit#less than or equal to 200#value_error.number.not_le",
                "limit=x#limit#not a valid integer#type_error.integer",
                "limit=#limit#not a valid integer#type_error.integer",
                "limit=1.5#limit#not a valid integer#type_error.integer",
                "offset=-1#offset#greater than or equal to 0#value_error.number.not_ge",
                "limit=5&offset=true#offset#not a valid integer#type_error.integer"
            })
    void l71_aWrongPartIsRefused(String query, String member, String msg, String type) {
        var reply = rig.get("/workflows?" + query);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/detail").size()).isOne();
        assertThat(reply.at("/detail/0/msg").textValue()).endsWith(" " + msg);
        assertThat(reply.at("/detail/0/loc")).hasToString("[\"query\",\"" + member + "\"]");
        assertThat(reply.at("/detail/0/type").textValue()).isEqualTo(type);
    }

    @Test
    void l71_withoutAKeyNothingIsListed() {
        assertThat(rig.http().get("/workflows").status()).isEqualTo(401);
    }

    private JsonNode list(String query) {
        return ChamelioRig.json(rig.get("/workflows" + query), 200);
    }

    private static String document(String key) {
        return ChamelioRig.document(key, "", "note: { type: string }");
    }
}
