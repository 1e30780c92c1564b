package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.admin.AdminClient.Reply;
import caseloom.core.json.Json;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileRoutesTest {

    private static final String PDF = "%PDF-1.7 0123456789";

    private final AdminRig rig = new AdminRig();
    private final AdminRig.Tenant tenant = rig.tenant("acme", false);
    private final AdminClient acme = rig.client(tenant.token());
    private final AdminClient forms = acme.sending("Content-Type", FormBody.TYPE);
    private final AdminClient other = rig.client(rig.tenant("other", false).token());
    private final Client http = Client.of(rig.address(), tenant.token());
    private final long waiting = acme.publish(Documents.waiting("waiting"));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void filesAreUploadedListedReadAndFetched() {
        var path = openCase();

        var made = forms.post(path, FormBody.file("a.pdf", PDF).with("b.txt", "two").toString());
        var first = made.items().path(0);

        assertThat(made.status()).isEqualTo(201);
        assertThat(names(made)).containsExactly("a.pdf", "b.txt");
        assertThat(first.path("content_type").asText()).isEqualTo("application/pdf");
        assertThat(first.path("detected_type").asText()).isEqualTo("application/pdf");
        assertThat(first.path("size").asInt()).isEqualTo(PDF.length());
        assertThat(first.path("file_id").asText()).isEqualTo("attachment_" + first.path("id"));
        assertThat(acme.get(path).items()).isEqualTo(made.items());
        assertThat(acme.get(path + "/" + first.path("id")).body()).isEqualTo(first);
        assertThat(fetched(path, first.path("id").asLong()).text()).isEqualTo(PDF);
    }

    @Test
    void bytesComeWithTheHeadersOfADownloadAndInRanges() {
        var path = openCase();
        var id = upload(path, "Übersicht.pdf", PDF);
        var content = AdminApi.PREFIX + path + "/" + id + "/content";

        var whole = http.get(content);
        var part = http.get(content, "Range: bytes=9-11");
        var behind = http.get(content, "Range: bytes=99-");
        var head = http.head(content);

        assertThat(whole.header("Content-Disposition"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("attachment; filename="));
        assertThat(whole.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(whole.header("Cache-Control")).contains("private, no-store");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("012");
        assertThat(behind.status()).isEqualTo(416);
        assertThat(head.headers()).isEqualTo(whole.headers());
    }

    @Test
    void aLongListComesInPages() {
        var path = openCase();
        for (var i = 0; i < 3; i++) {
            upload(path, i + ".txt", "text " + i);
        }

        var first = acme.get(path + "?limit=2");
        var second = acme.get(path + "?limit=2&cursor=" + first.body().path("next").asText());

        assertThat(names(first)).containsExactly("0.txt", "1.txt");
        assertThat(names(second)).containsExactly("2.txt");
        assertThat(second.body().path("next").isNull()).isTrue();
    }

    @Test
    void aDeletedFileIsGoneAndAnotherCaseKeepsItsOwn() {
        var path = openCase();
        var id = upload(path, "a.txt", "one");
        var elsewhere = openCase();
        var kept = upload(elsewhere, "a.txt", "one");

        assertThat(acme.delete(elsewhere + "/" + id).status()).isEqualTo(404);
        assertThat(acme.delete(path + "/" + id).status()).isEqualTo(204);
        assertThat(acme.delete(path + "/" + id).status()).isEqualTo(404);
        assertThat(acme.get(path + "/" + id).status()).isEqualTo(404);
        assertThat(fetched(path, id).status()).isEqualTo(404);
        assertThat(acme.get(path).items()).isEmpty();
        assertThat(fetched(elsewhere, kept).text()).isEqualTo("one");
        assertThat(rows("files where id = " + id)).isZero();
    }

    @Test
    void theValueOfAVariableLeavesWithItsCaseOnly() {
        var path = openCase();
        var id = upload(path, "a.txt", "one");
        rig.db()
                .system(tx ->
                        tx.change(
                                "update case_files set variable_id = 'contract' where file_id = ?",
                                id));

        assertThat(acme.get(path + "/" + id).body().path("variables").toString())
                .isEqualTo("[\"contract\"]");
        assertThat(acme.delete(path + "/" + id).status()).isEqualTo(409);
        assertThat(fetched(path, id).text()).isEqualTo("one");
    }

    @Test
    void everyDeedIsNoted() {
        var path = openCase();
        var id = upload(path, "a.txt", "one");
        fetched(path, id);
        acme.delete(path + "/" + id);

        var noted = acme.get("/audit?target_kind=file&target=" + id).items();

        assertThat(noted)
                .extracting(entry -> entry.path("verb").asText())
                .containsExactly("file.delete", "file.download", "file.upload");
        assertThat(noted.path(2).path("detail").path("name").asText()).isEqualTo("a.txt");
    }

    @Test
    void anUploadIsDoneOnceForAKey() {
        var path = openCase();
        var keyed = forms.sending("Idempotency-Key", "first");

        var made = keyed.post(path, FormBody.file("a.txt", "one").toString());
        var again =
                acme.sending("Content-Type", FormBody.TYPE.replace("limit", "another"))
                        .sending("Idempotency-Key", "first")
                        .post(path, form("a.txt", "one").replace("limit", "another"));
        var clash = keyed.post(path, form("a.txt", "two"));
        var renamed = keyed.post(path, form("b.txt", "one"));
        var elsewhere = keyed.post(openCase(), form("a.txt", "one"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(made.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(clash.status()).isEqualTo(409);
        assertThat(renamed.status()).isEqualTo(409);
        assertThat(elsewhere.status()).isEqualTo(201);
        assertThat(acme.get(path).items()).hasSize(1);
    }

    @Test
    void anUploadThatWasRefusedMayBeSentAgainUnderItsKey() {
        var path = openCase();
        var keyed = forms.sending("Idempotency-Key", "second");

        assertThat(keyed.post(path, form("noending", "one")).status()).isEqualTo(422);
        assertThat(keyed.post(path, form("a.txt", "one")).status()).isEqualTo(201);
    }

    @Test
    void aClosedCaseTakesNoFilesAndGivesThoseItHas() {
        var path = openCase();
        var id = upload(path, "a.txt", "one");
        close(path);

        var refused = forms.post(path, form("b.txt", "two"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).contains("closed");
        assertThat(fetched(path, id).text()).isEqualTo("one");
        assertThat(acme.delete(path + "/" + id).status()).isEqualTo(204);
    }

    @Test
    void anotherOrganizationFindsNothing() {
        var path = openCase();
        var id = upload(path, "a.txt", "one");
        var theirs = other.sending("Content-Type", FormBody.TYPE);

        assertThat(theirs.post(path, form("b.txt", "two")).status()).isEqualTo(404);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get(path + "/" + id).status()).isEqualTo(404);
        assertThat(other.get(path + "/" + id + "/content").status()).isEqualTo(404);
        assertThat(other.delete(path + "/" + id).status()).isEqualTo(404);
        assertThat(acme.get(path).items()).hasSize(1);
    }

    /// What a viewer or a program has is no administrator token.
    @Test
    void onlyAdministratorsTouchFiles() {
        var path = openCase();
        var id = upload(path, "a.txt", "one");

        for (var token : List.of(rig.apiToken(tenant), "adm_wrong", "")) {
            var nobody = rig.client(token).sending("Content-Type", FormBody.TYPE);
            assertThat(nobody.post(path, form("b.txt", "two")).status()).isEqualTo(401);
            assertThat(nobody.get(path).status()).isEqualTo(401);
            assertThat(nobody.get(path + "/" + id + "/content").status()).isEqualTo(401);
            assertThat(nobody.delete(path + "/" + id).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/cron.d/evil.txt, evil.txt",
        "C:\\windows\\evil.txt, evil.txt",
        ".hidden.txt, hidden.txt",
        "CON.txt, _CON.txt",
        "a<b>.txt, a_b_.txt"
    })
    void namesDoNoHarm(String sent, String kept) {
        var made = forms.post(openCase(), form(sent, "text"));

        assertThat(names(made)).containsExactly(kept);
    }

    @ParameterizedTest
    @CsvSource({"letter, text", "letter., text", "letter.pdf, MZ\u0090", "letter.pdf, <html>"})
    void whatIsNotAsItIsNamedIsRefusedWithFieldRuleAndFix(String name, String content) {
        var path = openCase();

        var reply = forms.post(path, FormBody.file("a.txt", "good").with(name, content).toString());
        var fault = reply.body().path("errors").path(0);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.fault()).isEqualTo("file");
        assertThat(fault.path("rule").asText()).isNotEmpty();
        assertThat(fault.path("fix").asText()).isNotEmpty();
        assertThat(acme.get(path).items()).isEmpty();
    }

    @Test
    void aFormWithoutFilesOrWithMoreThanFilesIsRefused() {
        var path = openCase();

        var nothing = forms.post(path, FormBody.empty().part("form-data", "").toString());
        var field = FormBody.file("a.txt", "one").part("form-data; name=\"note\"", "hi");
        var unnamed = FormBody.empty().part("form-data; filename=\"a.txt\"", "hi");

        assertThat(nothing.status()).isEqualTo(422);
        assertThat(forms.post(path, field.toString()).fault()).isEqualTo("note");
        assertThat(forms.post(path, unnamed.toString()).status()).isEqualTo(422);
        assertThat(forms.post(path, form("a.txt", "")).fault()).isEqualTo("file");
        assertThat(acme.get(path).items()).isEmpty();
        assertThat(rows("files where kept_at is null")).isZero();
    }

    @Test
    void whatIsNoFormIsRefusedBeforeItIsRead() {
        var path = openCase();

        assertThat(acme.post(path, "{}").fault()).isEqualTo("Content-Type");
        assertThat(acme.sending("Content-Type", "multipart/form-data").post(path, "x").fault())
                .isEqualTo("Content-Type");
        assertThat(forms.sending("Idempotency-Key", "a b").post(path, "x").fault())
                .isEqualTo("Idempotency-Key");
        assertThat(forms.post(path, "nothing").status()).isEqualTo(400);
        assertThat(forms.post(path + "?a=b", form("a.txt", "x")).fault()).isEqualTo("a");
        assertThat(forms.post("/cases/0/files", form("a.txt", "x")).status()).isEqualTo(404);
        assertThat(forms.post("/cases/999999/files", form("a.txt", "x")).status()).isEqualTo(404);
    }

    @Test
    void whoeverHeardNothingIsAnsweredEvenWhenTheCaseIsClosedMeanwhile() {
        var path = openCase();
        var keyed = forms.sending("Idempotency-Key", "third");
        var made = keyed.post(path, form("a.txt", "one"));
        close(path);

        assertThat(keyed.post(path, form("a.txt", "one")).body()).isEqualTo(made.body());
    }

    private void close(String path) {
        rig.db()
                .system(tx ->
                        tx.change(
                                "update cases set status = 'Closed' where id = ?",
                                Long.parseLong(path.split("/", -1)[2])));
    }

    private String openCase() {
        var made = acme.post("/workflows/" + waiting + "/cases", "{\"attributes\":{\"amount\":1}}");
        return "/cases/" + made.id() + "/files";
    }

    private long upload(String path, String name, String content) {
        var made = forms.post(path, form(name, content));
        assertThat(made.status()).as(Json.write(made.body())).isEqualTo(201);
        return made.items().path(0).path("id").asLong();
    }

    private caseloom.Reply fetched(String path, long id) {
        return http.get(AdminApi.PREFIX + path + "/" + id + "/content");
    }

    private static String form(String name, String content) {
        return FormBody.file(name, content).toString();
    }

    private static List<String> names(Reply reply) {
        return StreamSupport.stream(reply.items().spliterator(), false)
                .map(file -> file.path("name").asText())
                .toList();
    }

    private long rows(String table) {
        return rig.db()
                .atOnce(tx ->
                        tx.first("select count(*) from " + table, row -> row.getLong(1))
                                .orElseThrow());
    }
}
