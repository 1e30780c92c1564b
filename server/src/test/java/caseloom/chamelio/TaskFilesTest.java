package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sections 5.6 and 6.1 to 6.3: the files of a task, and one file to download.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskFilesTest {

    private static final byte[] CONTENT = "%PDF-1.7 hello".getBytes(StandardCharsets.UTF_8);

    private final ChamelioRig rig = new ChamelioRig();

    TaskFilesTest() {
        rig.publish(
                ChamelioRig.document(
                        "filed",
                        "",
                        "contract: { type: string, x-type: file },"
                                + " annex: { type: string, x-type: file }"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l153_theFilesOfATaskAreListedWithTheirVariables() {
        var number = flexible("a.pdf", "b.docx", "c.txt");

        var body = files(number);

        assertThat(names(body)).containsExactly("task_id", "files", "total_files");
        assertThat(body.get("task_id").longValue()).isEqualTo(number);
        assertThat(body.get("total_files").intValue()).isEqualTo(3);
        var first = body.get("files").get(0);
        assertThat(names(first))
                .containsExactly("file_id", "file_name", "variable_id", "created_at", "step_id");
        assertThat(first.get("file_id").textValue()).matches("attachment_[1-9][0-9]*");
        assertThat(first.get("created_at").textValue()).matches("[0-9-]{10}T[0-9:]{8}Z");
        assertThat(column(body, "file_name")).containsExactly("a.pdf", "b.docx", "c.txt");
        assertThat(column(body, "step_id")).containsOnly("intake_step");
    }

    @Test
    void l154_theFileIdIsTheValueOfItsVariable() {
        var number = flexible("a.pdf");

        var variable = rig.task(number).get("variables").get(0);

        assertThat(variable.get("variable_type").textValue()).isEqualTo("file");
        assertThat(variable.get("value"))
                .isEqualTo(files(number).get("files").get(0).get("file_id"));
    }

    @Test
    void l155_atMostTenFilesAreListedAndAllAreCounted() {
        var number =
                flexible(IntStream.range(0, 13).mapToObj(i -> i + ".txt").toArray(String[]::new));

        var body = files(number);

        assertThat(body.get("total_files").intValue()).isEqualTo(13);
        assertThat(column(body, "file_name"))
                .containsExactly(
                        IntStream.range(0, 10).mapToObj(i -> i + ".txt").toArray(String[]::new));
    }

    @Test
    void l156_surplusFilesBelongToNoVariableAndTheOldestComesFirst() {
        var number = flexible("a.pdf", "b.pdf", "c.pdf", "d.pdf");

        var body = files(number);

        assertThat(column(body, "variable_id"))
                .containsExactly("contract", "annex", "null", "null");
        var numbers = column(body, "file_id").stream().map(TaskFilesTest::numberOf).toList();
        assertThat(numbers).isSorted();
    }

    @Test
    void l157_withoutAKeyOrATaskThereIsNoList() {
        assertThat(rig.http().get("/tasks/1/files").status()).isEqualTo(401);
        assertThat(rig.get("/tasks/999999/files").status()).isEqualTo(404);
    }

    @Test
    void l189_taskAndFileCallsNameAFileAlike() {
        var listed = column(files(flexible("a.pdf")), "file_id").getFirst();

        var told = ChamelioRig.json(rig.get("/files/" + listed), 200);

        assertThat(listed).matches("(document|attachment)_[1-9][0-9]*");
        assertThat(told.get("file_id").textValue()).isEqualTo(listed);
    }

    @Test
    void l192_whatCameWithATaskIsAnAttachment() {
        assertThat(column(files(flexible("a.pdf", "b.pdf", "c.pdf")), "file_id"))
                .allMatch(id -> id.startsWith("attachment_"));
    }

    @Test
    void l156_aTaskWithoutFilesHasAnEmptyList() {
        var number = rig.initiate("filed", "{\"variables\":[]}");

        assertThat(rig.get("/tasks/" + number + "/files").text())
                .isEqualTo(
                        "{\"task_id\":N,\"files\":[],\"total_files\":0}"
                                .replace("N", Long.toString(number)));
    }

    @Test
    void l156_aFileOfAnEarlierTaskIsAFileOfThisOneToo() {
        var first = flexible("a.pdf");
        var id = files(first).get("files").get(0).get("file_id").textValue();
        rig.server().clock().forward(Duration.ofMinutes(1));

        var second = rig.initiate("filed", ChamelioRig.variables("annex|file|" + id));

        assertThat(column(files(second), "file_id")).containsExactly(id);
        assertThat(column(files(second), "variable_id")).containsExactly("annex");
        assertThat(column(files(first), "variable_id")).containsExactly("contract");
    }

    @Test
    void l158_filesOfAForeignTaskAreNotFound() {
        var number = flexible("a.pdf");
        var key = ChamelioRig.KEY + rig.key(rig.server().tenant("initech"), 0);

        var reply = rig.http().get("/tasks/" + number + "/files", key);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"Task not found\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"document_", "doc_", "attachment_", "att_", "file_"})
    void l190_everyFormOfAnIdIsAccepted(String form) {
        var id = form + fileNumber("a.pdf");

        var body = ChamelioRig.json(rig.get("/files/" + id), 200);

        assertThat(names(body))
                .containsExactly(
                        "file_id", "file_name", "content_type", "download_url", "expires_at");
        assertThat(body.get("file_id").textValue()).isEqualTo(id);
        assertThat(body.get("file_name").textValue()).isEqualTo("a.pdf");
    }

    @Test
    void l194_theIdOfTheRequestIsRepeated() {
        var number = fileNumber("a.pdf");

        assertThat(rig.get("/files/att_" + number).at("/file_id").textValue())
                .isEqualTo("att_" + number);
    }

    @Test
    void l191_taskAndFileCallsNameAFileByItsKind() {
        assertThat(column(files(flexible("a.pdf")), "file_id"))
                .allSatisfy(id -> assertThat(id).startsWith("attachment_"));
    }

    @Test
    void l193_theUserWhoDownloadsMustBeAMember() {
        var path = "/files/file_" + fileNumber("a.pdf") + "?user_email=";

        assertThat(rig.get(path + "ADMIN@acme.example").status()).isEqualTo(200);
        var malformed = rig.get(path + "nobody");
        var unknown = rig.get(path + "nobody@acme.example");

        assertThat(malformed.status()).isEqualTo(422);
        assertThat(malformed.at("/detail/0/type").textValue()).isEqualTo("value_error.email");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text())
                .isEqualTo(
                        "{\"detail\":[{\"loc\":[\"query\",\"user_email\"],"
                                + "\"msg\":\"user not found\","
                                + "\"type\":\"value_error.user_not_found\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf,application/pdf",
        "a.DOCX,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a.txt,text/plain"
    })
    void l195_theContentTypeFollowsFromTheEnding(String name, String type) {
        var body = ChamelioRig.json(rig.get("/files/file_" + fileNumber(name)), 200);

        assertThat(body.get("content_type").textValue()).isEqualTo(type);
    }

    @Test
    void l196_anUnknownEndingIsAnyBytes() {
        assertThat(rig.get("/files/file_" + fileNumber("a.zzz")).at("/content_type").textValue())
                .isEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_id,invalid_id",
        "document_0,document_0",
        "document_01,document_01",
        "Document_1,Document_1",
        "1,1",
        "a%20b,a b",
        "file_1234567890123456789,file_1234567890123456789"
    })
    void l198_aMalformedIdIsToldAsItWasSent(String sent, String told) {
        var reply = rig.get("/files/" + sent);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"Invalid file ID format: " + told + "\"}");
    }

    @Test
    void l197_anUnknownOrForeignFileIsNotFound() {
        var foreign = ChamelioRig.KEY + rig.key(rig.server().tenant("hooli"), 0);
        var missing = "{\"detail\":\"File not found\"}";

        assertThat(rig.get("/files/doc_999999999999999999").status()).isEqualTo(404);
        assertThat(rig.get("/files/doc_999999999999999999").text()).isEqualTo(missing);
        assertThat(rig.http().get("/files/file_" + fileNumber("a.pdf"), foreign).text())
                .isEqualTo(missing);
    }

    @Test
    void l197_formComesBeforeExistenceAndExistenceBeforeTheUser() {
        assertThat(rig.get("/files/bad?user_email=nobody").status()).isEqualTo(422);
        assertThat(rig.get("/files/bad?user_email=nobody@acme.example").status()).isEqualTo(400);
        assertThat(rig.get("/files/file_99999?user_email=nobody@acme.example").status())
                .isEqualTo(404);
    }

    @Test
    void l199_eachCallIsWrittenDown() {
        rig.member("reader@acme.example");
        var number = fileNumber("a.pdf");

        rig.get("/files/file_" + number);
        rig.get("/files/file_" + number + "?user_email=Reader@acme.example");
        rig.get("/files/file_" + number + "?user_email=nobody@acme.example");
        var listing = rig.get("/users/org-info").at("/api_key_id").longValue();

        var entries =
                rig.server()
                        .database()
                        .db()
                        .system(tx ->
                                tx.list(
                                        "select user_email, key_id, at from file_audit"
                                                + " where file_id = ? order by id",
                                        row ->
                                                row.getString("user_email")
                                                        + " "
                                                        + row.getLong("key_id"),
                                        number));
        assertThat(entries)
                .containsExactly("admin@acme.example " + listing, "reader@acme.example " + listing);
    }

    @Test
    void l200_theLinkOfACallGivesTheBytes() {
        var body = ChamelioRig.json(rig.get("/files/file_" + fileNumber("a.pdf")), 200);
        var url = body.get("download_url").textValue();

        var reply = rig.http().get(url.substring("https://cases.example".length()));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.bytes()).isEqualTo(CONTENT);
        assertThat(reply.header("Content-Type")).contains("application/pdf");
    }

    @Test
    void l201_aLinkExpiresFifteenMinutesAfterTheCall() {
        var body = ChamelioRig.json(rig.get("/files/file_" + fileNumber("a.pdf")), 200);
        var expected = rig.server().clock().instant().plus(Duration.ofMinutes(15));
        var path = body.get("download_url").textValue().substring("https://cases.example".length());

        assertThat(body.get("expires_at").textValue()).isEqualTo(TaskJson.time(expected));
        rig.server().clock().forward(Duration.ofMinutes(15));

        assertThat(rig.http().get(path).status()).isEqualTo(404);
        assertThat(rig.http().get(path).text())
                .isEqualTo("{\"detail\":\"Download link not found or expired\"}");
    }

    private long fileNumber(String name) {
        var files = files(flexible(name)).get("files");
        return numberOf(files.get(0).get("file_id").textValue());
    }

    private static long numberOf(String id) {
        return Long.parseLong(id.substring(id.indexOf('_') + 1));
    }

    private JsonNode files(long task) {
        return ChamelioRig.json(rig.get("/tasks/" + task + "/files"), 200);
    }

    private long flexible(String... names) {
        var content = Base64.getEncoder().encodeToString(CONTENT);
        var files =
                List.of(names).stream()
                        .map(name ->
                                "{\"filename\":\""
                                        + name
                                        + "\",\"base64_content\":\""
                                        + content
                                        + "\"}")
                        .collect(Collectors.joining(","));
        var body = "{\"attributes\":[],\"files\":[" + files + "]}";
        return ChamelioRig.json(rig.post("/workflows/filed/latest/initiate-flexible", body), 200)
                .get("task_id")
                .longValue();
    }

    private static List<String> column(JsonNode body, String member) {
        return body.get("files").valueStream().map(file -> file.get(member).asText()).toList();
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
