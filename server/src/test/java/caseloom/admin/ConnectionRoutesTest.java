package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionRoutesTest {

    private static final String PATH = "/connections";

    private final AdminRig rig = new AdminRig();
    private final AdminRig.Tenant acme = rig.tenant("acme", false);
    private final AdminClient admin = rig.client(acme.token());
    private final AdminClient foreign = rig.client(rig.tenant("other", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c192_aConnectionHasWhatWasSaidAndForTheRestWhatIsUsual() {
        var made = post(PATH, "{'name': 'plain', 'base_url': 'https://Api.Example:443/v1/'}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("base_url").asText()).isEqualTo("https://api.example/v1");
        assertThat(made.body().path("docs_url").isNull()).isTrue();
        assertThat(made.body().path("authentication").path("type").asText()).isEqualTo("none");
        assertThat(made.body().path("rate_limit").toString())
                .isEqualTo("{\"requests\":100,\"minutes\":1}");
        assertThat(made.body().path("timeout_seconds").asInt()).isEqualTo(60);
        assertThat(admin.get(PATH + "/" + made.id()).body()).isEqualTo(made.body());
        assertThat(admin.get(PATH + "/plain").body()).isEqualTo(made.body());
        assertThat(admin.get(PATH).items()).contains(made.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bearer | {'type': 'bearer', 'token': 'grep-me'}
                    basic | {'type': 'basic', 'username': 'ada', 'password': 'grep-me'}
                    custom | {'type': 'custom', 'payload': {'X-Key': 'grep-me', 'number': 7}}
                    oauth2 | {'type': 'oauth2', 'token_url': 'https://login.example/token', \
                              'client_id': 'shop', 'client_secret': 'grep-me', 'scopes': ['read']}
                    """)
    void c193_c194_secretsAreSealedAndNeverAnswered(String type, String authentication) {
        var body =
                "{'name': 'with "
                        + type
                        + "', 'base_url': 'https://api.example',"
                        + " 'authentication': "
                        + authentication
                        + "}";

        var made = post(PATH, body);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("authentication").path("type").asText()).isEqualTo(type);
        assertThat(List.of(made, admin.get(PATH + "/" + made.id()), admin.get(PATH)))
                .noneMatch(reply -> reply.body().toString().contains("grep-me"));
        assertThat(dump("select * from connections")).doesNotContain("grep-me");
        assertThat(dump("select * from audit")).doesNotContain("grep-me");
        assertThat(rig.secret(acme, made.id())).contains("grep-me");
    }

    @Test
    void c197_aSecretThatIsLeftBlankStays() {
        var id =
                post(
                                PATH,
                                "{'name': 'kept', 'base_url': 'https://api.example',"
                                        + " 'authentication': {'type': 'bearer', 'token': 'one'}}")
                        .id();

        var renamed = patch(PATH + "/" + id, "{'name': 'kept on'}");
        var blank = patch(PATH + "/" + id, "{'authentication': {'type': 'bearer', 'token': ''}}");

        assertThat(List.of(renamed.status(), blank.status())).containsOnly(200);
        assertThat(rig.secret(acme, id)).isEqualTo("one");
        patch(PATH + "/" + id, "{'authentication': {'type': 'bearer', 'token': 'two'}}");
        assertThat(rig.secret(acme, id)).isEqualTo("two");
        patch(PATH + "/" + id, "{'authentication': {'type': 'none'}}");
        assertThat(rig.secret(acme, id)).isEmpty();
    }

    @Test
    void thePayloadThatIsKeptKeepsItsHeaders() {
        var id =
                post(
                                PATH,
                                "{'name': 'custom', 'base_url': 'https://api.example',"
                                        + " 'authentication': {'type': 'custom',"
                                        + " 'payload': {'X-Key': 'one'}}}")
                        .id();

        var changed = patch(PATH + "/" + id, "{'authentication': {'type': 'custom'}}");

        assertThat(changed.body().path("authentication").path("names").toString())
                .isEqualTo("[\"X-Key\"]");
    }

    @Test
    void anotherKindOfAuthenticationNeedsItsOwnSecret() {
        var id =
                post(
                                PATH,
                                "{'name': 'changing', 'base_url': 'https://api.example',"
                                        + " 'authentication': {'type': 'bearer', 'token': 'one'}}")
                        .id();

        var changed =
                patch(PATH + "/" + id, "{'authentication': {'type': 'basic', 'username': 'ada'}}");

        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.fault()).isEqualTo("authentication.password");
        assertThat(rig.secret(acme, id)).isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name | {'base_url': 'https://a.example'}
                    name | {'name': '17', 'base_url': 'https://a.example'}
                    name | {'name': ' x', 'base_url': 'https://a.example'}
                    name | {'name': '${ .x }', 'base_url': 'https://a.example'}
                    base_url | {'name': 'x'}
                    base_url | {'name': 'x', 'base_url': 'ftp://a.example'}
                    base_url | {'name': 'x', 'base_url': 'https://u:p@a.example'}
                    base_url | {'name': 'x', 'base_url': 'https://a.example/?q=1'}
                    base_url | {'name': 'x', 'base_url': 'https://a.example/b/../c'}
                    docs_url | {'name': 'x', 'base_url': 'https://a.example', 'docs_url': 'no'}
                    authentication.token | {'name': 'x', 'base_url': 'https://a.example', \
                        'authentication': {'type': 'bearer'}}
                    authentication.token | {'name': 'x', 'base_url': 'https://a.example', \
                        'authentication': {'type': 'bearer', 'token': 'a\\nb'}}
                    authentication.type | {'name': 'x', 'base_url': 'https://a.example', \
                        'authentication': {'type': 'digest'}}
                    authentication.username | {'name': 'x', 'base_url': 'https://a.example', \
                        'authentication': {'type': 'basic', 'username': 'a:b', 'password': 'c'}}
                    authentication.payload | {'name': 'x', 'base_url': 'https://a.example', \
                        'authentication': {'type': 'custom', 'payload': {'Host': 'b.example'}}}
                    authentication.token_url | {'name': 'x', 'base_url': 'https://a.example', \
                        'authentication': {'type': 'oauth2', 'token_url': 'login', \
                        'client_id': 'a', 'client_secret': 'b'}}
                    authentication.wrong | {'name': 'x', 'base_url': 'https://a.example', \
                        'authentication': {'wrong': 1}}
                    headers | {'name': 'x', 'base_url': 'https://a.example', \
                        'headers': {'Idempotency-Key': 'a'}}
                    headers | {'name': 'x', 'base_url': 'https://a.example', 'headers': {'a b': 'c'}}
                    rate_limit.requests | {'name': 'x', 'base_url': 'https://a.example', \
                        'rate_limit': {'requests': 0}}
                    timeout_seconds | {'name': 'x', 'base_url': 'https://a.example', \
                        'timeout_seconds': 601}
                    ca_certificates | {'name': 'x', 'base_url': 'https://a.example', \
                        'ca_certificates': 'no PEM'}
                    colour | {'name': 'x', 'base_url': 'https://a.example', 'colour': 'red'}
                    """)
    void whatIsWrongIsNamedByItsField(String field, String body) {
        var refused = post(PATH, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fault()).isEqualTo(field);
        assertThat(admin.get(PATH + "/x").status()).isEqualTo(404);
    }

    @Test
    void aNameIsTakenOnceInAnOrganization() {
        var body = "{'name': 'once', 'base_url': 'https://a.example'}";
        var other = post(PATH, "{'name': 'twice', 'base_url': 'https://a.example'}").id();

        assertThat(post(PATH, body).status()).isEqualTo(201);
        assertThat(post(PATH, body).fault()).isEqualTo("name");
        assertThat(patch(PATH + "/" + other, "{'name': 'once'}").fault()).isEqualTo("name");
        assertThat(foreignPost(PATH, body).status()).isEqualTo(201);
    }

    @Test
    void anotherOrganizationFindsNothing() {
        var id = post(PATH, "{'name': 'ours', 'base_url': 'https://a.example'}").id();

        assertThat(foreign.get(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(foreign.get(PATH + "/ours").status()).isEqualTo(404);
        assertThat(foreign.send("PATCH", PATH + "/" + id, "{}").status()).isEqualTo(404);
        assertThat(foreign.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(foreign.get(PATH + "/" + id + "/queries").status()).isEqualTo(404);
        assertThat(admin.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(admin.get(PATH + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void c197_aConnectionInUseIsNeitherRemovedNorRenamed() {
        var id = post(PATH, "{'name': 'billing', 'base_url': 'https://a.example'}").id();
        var workflow = admin.publish(calling("uses-billing", "billing"));

        var removed = admin.delete(PATH + "/" + id);
        var renamed = patch(PATH + "/" + id, "{'name': 'bills'}");

        assertThat(List.of(removed.status(), renamed.status())).containsOnly(409);
        assertThat(removed.body().path("detail").asText()).contains("workflow uses-billing");
        assertThat(patch(PATH + "/" + id, "{'docs_url': 'https://b.example'}").status())
                .isEqualTo(200);
        post("/workflows", Documents.closing("uses-billing"));
        assertThat(post("/workflows/" + workflow + "/publish", "").status()).isEqualTo(201);
        assertThat(admin.delete(PATH + "/" + id).status()).isEqualTo(204);
    }

    @Test
    void aDocumentThatNamesNoConnectionIsComplainedAboutAtThePlace() {
        post(PATH, "{'name': 'shipping', 'base_url': 'https://a.example'}");
        var document = calling("lost", "shiping");

        var pushed = post("/workflows", document);
        var id = pushed.body().path("workflow").path("id").asLong();
        var checked = post("/workflows/validate", document);
        var published = post("/workflows/" + id + "/publish", "");

        assertThat(published.status()).isEqualTo(422);
        for (var reply : List.of(pushed, checked, published)) {
            var complaint = reply.body().path("complaints").path(0);
            assertThat(complaint.path("severity").asText()).isEqualTo("error");
            assertThat(complaint.path("pointer").asText()).isEqualTo("/do/0/ask/with/connection");
            assertThat(complaint.path("line").asInt()).isEqualTo(18);
            assertThat(complaint.path("message").asText())
                    .isEqualTo("There is no connection `shiping`. Did you mean `shipping`?");
        }
        assertThat(foreignPost("/workflows/validate", calling("x", "shipping")).body().toString())
                .contains("There is no connection `shipping`.");
    }

    @Test
    void c195_aTestCallOverTheRateLimitIsRefused() {
        var made =
                post(
                        PATH,
                        "{'name': 'slow', 'base_url': 'http://10.0.0.1',"
                                + " 'rate_limit': {'requests': 1}}");
        var path = PATH + "/" + made.id() + "/test";

        var first = post(path, "{}");
        var second = post(path, "{}");

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(second.status()).as(second.toString()).isEqualTo(409);
        assertThat(second.body().toString()).contains("used up until 2026-05-28T12:01:01Z");
    }

    @Test
    void everyChangeStandsInTheAuditTrail() {
        var id =
                post(
                                PATH,
                                "{'name': 'traced', 'base_url': 'https://a.example',"
                                        + " 'authentication': {'type': 'bearer', 'token': 'one'}}")
                        .id();
        patch(PATH + "/" + id, "{'authentication': {'type': 'bearer', 'token': 'two'}}");
        admin.delete(PATH + "/" + id);

        var entries = admin.get("/audit?target_kind=connection&target=" + id).items();

        assertThat(entries.findValuesAsText("verb"))
                .containsExactly("connection.delete", "connection.change", "connection.create");
        assertThat(entries.path(1).path("detail").toString())
                .isEqualTo("{\"authentication\":\"bearer\",\"secret\":\"changed\"}");
    }

    @Test
    void c198_queriesAreMadeChangedAndRemoved() {
        var id = post(PATH, "{'name': 'asked', 'base_url': 'https://a.example'}").id();
        var path = PATH + "/asked/queries";

        var made =
                post(
                        path,
                        "{'name': 'order', 'path': '/orders/{id}', 'parameters': [{'name': 'id',"
                                + " 'in': 'path', 'required': true, 'schema': {'type': 'integer'}}],"
                                + " 'result': {'type': 'object'}}");
        var changed = patch(path + "/" + made.id(), "{'description': 'One order.'}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("connection_id").asLong()).isEqualTo(id);
        assertThat(made.body().path("method").asText()).isEqualTo("GET");
        assertThat(changed.body().path("description").asText()).isEqualTo("One order.");
        assertThat(changed.body().path("path").asText()).isEqualTo("/orders/{id}");
        assertThat(admin.get(path).items()).containsExactly(changed.body());
        assertThat(admin.get(path + "/" + made.id()).body()).isEqualTo(changed.body());
        assertThat(post(path, "{'name': 'order', 'path': '/'}").fault()).isEqualTo("name");
        assertThat(admin.delete(path + "/" + made.id()).status()).isEqualTo(204);
        assertThat(admin.delete(path + "/" + made.id()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    path | {'name': 'x', 'path': 'orders'}
                    path | {'name': 'x', 'path': '/a/../b'}
                    path | {'name': 'x', 'path': '/orders/{id}'}
                    method | {'name': 'x', 'path': '/', 'method': 'BREW'}
                    parameters | {'name': 'x', 'path': '/', 'parameters': [{'name': 'a'}]}
                    parameters | {'name': 'x', 'path': '/', 'parameters': \
                        [{'name': 'a', 'in': 'query'}, {'name': 'A', 'in': 'query'}]}
                    result | {'name': 'x', 'path': '/', 'result': {'type': 'thing'}}
                    """)
    void whatIsWrongWithAQueryIsNamedByItsField(String field, String body) {
        post(PATH, "{'name': 'strict', 'base_url': 'https://a.example'}");

        var refused = post(PATH + "/strict/queries", body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fault()).isEqualTo(field);
    }

    private AdminClient.Reply post(String path, String body) {
        return admin.post(path, json(body));
    }

    private AdminClient.Reply foreignPost(String path, String body) {
        return foreign.post(path, json(body));
    }

    private AdminClient.Reply patch(String path, String body) {
        return admin.send("PATCH", path, json(body));
    }

    /// JSON with the quotes of texts that are easy to read here; documents have none of both.
    private static String json(String body) {
        return body.startsWith("{") ? body.replace('\'', '"') : body;
    }

    private static String calling(String name, String connection) {
        return Documents.named(
                name,
                "",
                """
                - ask:
                    call: call-connection
                    with: { connection: CONNECTION }
                """
                        .replace("CONNECTION", connection));
    }

    private String dump(String select) {
        return rig.db()
                .system(tx ->
                        tx.first(
                                        "select coalesce(string_agg(one::text, ' '), '') from ("
                                                + select
                                                + ") one",
                                        row -> row.getString(1))
                                .orElseThrow());
    }
}
