package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.TestServer;
import caseloom.access.Email;
import caseloom.access.MemberRole;
import caseloom.access.MemberState;
import caseloom.access.Members;
import caseloom.audit.Actor;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who acts: L-19 to L-21.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActingUserTest {

    private static final String PAPER =
            "{\"variables\":[{\"variable_id\":\"paper\",\"type\":\"file\",\"value\":\"a.txt\","
                    + "\"base64_content\":\"YWJj\"}]}";
    private static final String OWNER = "admin@acme.example";

    private ChamelioRig rig;
    private String file;

    @BeforeAll
    void start() {
        rig = new ChamelioRig();
        rig.publish(ChamelioRig.document("acting", "", "paper: { type: string, x-type: file }"));
        rig.member("Jane@Acme.example");
        var task = rig.initiate("acting", PAPER);
        file = rig.get("/tasks/" + task + "/files").at("/files/0/file_id").textValue();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l19_withoutAUserTheOwnerOfTheKeyActs() {
        assertThat(owner(initiate(null))).isEqualTo(OWNER);
        assertThat(download("").status()).isEqualTo(200);
        assertThat(lastDownloader()).isEqualTo(OWNER);
    }

    @Test
    void l19_theMemberIsUserOnTheInitiateCallsAndUserEmailElsewhere() {
        assertThat(owner(initiate("\"Jane@Acme.example\""))).isEqualTo("Jane@Acme.example");
        assertThat(owner(flexible("\"Jane@Acme.example\""))).isEqualTo("Jane@Acme.example");
        assertThat(download("?user_email=Jane@Acme.example").status()).isEqualTo(200);
        assertThat(lastDownloader()).isEqualTo("Jane@Acme.example");
    }

    @Test
    void l19_theOtherNameIsAnUnknownMember() {
        var reply =
                rig.post(
                        "/workflows/acting/1/initiate",
                        "{\"variables\":[],\"user_email\":\"nobody@acme.example\"}");

        assertThat(owner(reply)).isEqualTo(OWNER);
        assertThat(download("?user=nobody@acme.example").status()).isEqualTo(200);
    }

    @Test
    void l20_emailsAreComparedWithoutRegardToCase() {
        assertThat(owner(initiate("\"jANE@ACME.example\""))).isEqualTo("Jane@Acme.example");
        assertThat(download("?user_email=JANE@acme.EXAMPLE").status()).isEqualTo(200);
        assertThat(lastDownloader()).isEqualTo("Jane@Acme.example");
    }

    @Test
    void l20_nullCountsAsLeftOut() {
        assertThat(owner(initiate("null"))).isEqualTo(OWNER);
        assertThat(owner(flexible("null"))).isEqualTo(OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@acme.example", "left@acme.example", "admin@stranger.example"})
    void l21_whoIsNotAnActiveMemberIsNotFound(String email) {
        everybodyElse();
        var quoted = TextNode.valueOf(email).toString();

        for (var reply : List.of(initiate(quoted), flexible(quoted))) {
            Expected.flaws(reply, notFound("body/user"));
        }
        Expected.flaws(download("?user_email=" + email), notFound("query/user_email"));
    }

    @Test
    void l21_aMemberIsKnownAgainAtOnce() {
        var members = rig.members();
        var organization = rig.acme().organization().id();
        var anna = rig.member("anna@acme.example").id();
        TestServer.done(
                members.change(
                        Actor.system(organization),
                        anna,
                        new Members.Change(null, MemberState.INACTIVE)));
        Expected.flaws(initiate("\"anna@acme.example\""), notFound("body/user"));

        TestServer.done(
                members.change(
                        Actor.system(organization),
                        anna,
                        new Members.Change(null, MemberState.ACTIVE)));

        assertThat(owner(initiate("\"anna@acme.example\""))).isEqualTo("anna@acme.example");
    }

    /// A former member of ours and somebody of another organization.
    private void everybodyElse() {
        var organization = rig.acme().organization().id();
        if (rig.members().find(organization, "left@acme.example").isEmpty()) {
            var left =
                    TestServer.done(
                            rig.members()
                                    .create(
                                            Actor.system(organization),
                                            new Email("left@acme.example"),
                                            MemberRole.EDITOR));
            var gone = new Members.Change(null, MemberState.INACTIVE);
            TestServer.done(rig.members().change(Actor.system(organization), left.id(), gone));
            rig.server().tenant("stranger");
        }
    }

    private Reply initiate(@Nullable String user) {
        var member = user == null ? "" : ",\"user\":" + user;
        return rig.post("/workflows/acting/1/initiate", "{\"variables\":[]" + member + "}");
    }

    private Reply flexible(String user) {
        return rig.post(
                "/workflows/acting/1/initiate-flexible",
                "{\"attributes\":[],\"user\":" + user + "}");
    }

    private Reply download(String query) {
        return rig.get("/files/" + file + query);
    }

    private String owner(Reply initiated) {
        var number = ChamelioRig.json(initiated, 200).get("task_id").longValue();
        return rig.task(number).get("owner_email").textValue();
    }

    private String lastDownloader() {
        return rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.first(
                                        "select user_email from file_audit"
                                                + " order by id desc limit 1",
                                        row -> row.getString(1))
                                .orElseThrow());
    }

    private static Expected.Flaw notFound(String loc) {
        return Expected.flaw(loc, "user not found", "value_error.user_not_found");
    }
}
