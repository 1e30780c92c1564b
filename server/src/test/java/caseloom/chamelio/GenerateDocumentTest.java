package caseloom.chamelio;

import static caseloom.docx.TestDocx.paragraph;
import static caseloom.docx.TestDocx.row;
import static caseloom.docx.TestDocx.table;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Definitions;
import caseloom.core.definition.Function;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.docx.TestDocx;
import caseloom.functions.FunctionRequest;
import caseloom.generation.GenerateDocument;
import caseloom.generation.GenerationSettings;
import caseloom.pdf.Typesetter;
import caseloom.workflows.Publication;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The function `generate-document`, from the template that comes in to the document that is
/// fetched.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenerateDocumentTest {

    private static final String FIELDS =
            "template: { type: string, x-type: file }, customer: { type: string },"
                    + " offer: { type: string, x-type: file }, format: { type: string }";

    private final ChamelioRig rig = new ChamelioRig();

    GenerateDocumentTest() {
        rig.publish(
                ChamelioRig.document(
                        "letters",
                        "",
                        FIELDS,
                        """
                        - write it:
                            call: generate-document
                            with:
                              template: '${ .template }'
                              data: '${ { customer: .customer, items: ["a", "b"] } }'
                              format: '${ .format // "docx" }'
                              name: '${ "Letter to \\(.customer)" }'
                        - wait for it:
                            wait: { hours: 1 }
                        """));
        rig.publish(
                ChamelioRig.document(
                        "caught",
                        "",
                        FIELDS,
                        """
                        - careful:
                            try:
                              - write: { call: generate-document, with: { template: '${ .template }' } }
                            catch:
                              errors: { with: { status: 400 } }
                              do: [ { told: { call: add-note, with: { text: '${ $error.detail }' } } } ]
                        - hold: { wait: { hours: 1 } }
                        """));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l159_aStepsDocumentIsTheFilledTemplate() {
        var task = task("letters", TestDocx.of("Dear {{customer}}:{{#items}} {{.}}{{/items}}"));
        rig.untilStep(task, "wait_for_it");

        var body = document(task);

        assertThat(body.get("file_name").textValue()).isEqualTo("Letter to Ann.docx");
        assertThat(TestDocx.text(bytes(body))).isEqualTo("Dear Ann: a b");
    }

    @Test
    void l159_aDocumentMayBeAPdf() throws IOException {
        var template =
                new TestDocx()
                        .with(paragraph("Grüße an {{customer}}, 5 €"))
                        .with(table(row("{{#items}}{{@number}}", "{{.}}{{/items}}")))
                        .bytes();
        var task = task("letters", template, "format|text|pdf");
        rig.untilStep(task, "wait_for_it");

        var body = document(task);

        assertThat(body.get("file_name").textValue()).isEqualTo("Letter to Ann.pdf");
        try (var pdf = Loader.loadPDF(bytes(body))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ").strip())
                    .isEqualTo("Grüße an Ann, 5 € 1 a 2 b");
        }
    }

    @Test
    void l154_theListHasTheTemplateAndTheDocument() {
        var task = task("letters", TestDocx.of("{{customer}}"));
        rig.untilStep(task, "wait_for_it");

        var files = ChamelioRig.json(rig.get("/tasks/" + task + "/files"), 200).get("files");

        assertThat(files.get(0).get("variable_id").textValue()).isEqualTo("template");
        assertThat(files.get(1).get("file_id").textValue()).startsWith("document_");
        assertThat(files.get(1).get("variable_id").isNull()).isTrue();
        assertThat(files.get(1).get("step_id").textValue()).isEqualTo("write_it");
    }

    @Test
    void l75_theStepIsOneThatGenerates() {
        assertThat(rig.schema("letters", "latest").toString())
                .contains("\"step_id\":\"write_it\"", "\"step_type\":\"generate\"");
    }

    @Test
    void theHistoryTellsWhatWasMade() {
        var task = task("letters", TestDocx.of("{{customer}}"));
        rig.untilStep(task, "wait_for_it");

        var told = rig.history(task, "function.performed").getFirst();

        assertThat(told.get("function").textValue()).isEqualTo("generate-document");
        assertThat(told.get("fileId").textValue()).startsWith("document_");
        assertThat(told.get("name").textValue()).isEqualTo("Letter to Ann.docx");
    }

    @Test
    void anUnknownPlaceholderFailsTheStepAndIsNamed() {
        var task = task("letters", TestDocx.of("{{custommer}}"));
        rig.untilStatus(task, "failed");

        var error = rig.history(task, "step.failed").getFirst().get("error");

        assertThat(error.get("type").textValue()).endsWith("/validation");
        assertThat(error.get("detail").textValue())
                .contains("`{{custommer}}` in paragraph 1 of the text is not in the data");
        assertThat(rig.get("/tasks/" + task + "/steps/write_it/document").status()).isEqualTo(501);
    }

    @Test
    void whatIsNoDocxIsAnErrorThatCanBeCaught() {
        var task = task("caught", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        rig.untilStep(task, "hold");

        assertThat(rig.history(task, "note.added").getFirst().toString())
                .contains("`letter.docx` cannot be a template. It is no DOCX");
    }

    @Test
    void theFileOfAnotherCaseIsNoTemplate() {
        var other = task("letters", TestDocx.of("{{customer}}"));
        var id =
                ChamelioRig.json(rig.get("/tasks/" + other + "/files"), 200)
                        .at("/files/0/file_id")
                        .textValue();
        rig.publish(
                ChamelioRig.document(
                        "thief",
                        "",
                        "",
                        "- steal: { call: generate-document, with: { template: ID } }\n"
                                .replace("ID", id)));
        var task = rig.initiate("thief", "{\"variables\":[]}");
        rig.untilStatus(task, "failed");

        var error = rig.history(task, "step.failed").getFirst().get("error");

        assertThat(error.get("status").intValue()).isEqualTo(404);
        assertThat(error.get("detail").textValue()).contains("the case has no file `" + id + "`");
    }

    @Test
    void performedAgainAfterACrashThereIsOneDocument() {
        var task = task("letters", TestDocx.of("{{customer}}"));
        rig.untilStep(task, "wait_for_it");
        var effect = wanted(task, 900);

        var first = performed(task, effect);
        var again = performed(task, effect);

        assertThat(first).isInstanceOf(Answer.Gave.class).isEqualTo(again);
        assertThat(total(task)).isEqualTo(3);
    }

    @Test
    void whatAStepNoLongerWaitsForIsNotKept() {
        var task = task("letters", TestDocx.of("{{customer}}"));
        rig.untilStep(task, "wait_for_it");
        var effect = wanted(task, 901);
        rig.server()
                .database()
                .db()
                .system(tx -> tx.change("delete from effects where activation = 901"));

        var answer = performed(task, effect);

        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(total(task)).isEqualTo(2);
        assertThat(rig.number("select count(*) from files where kept_at is null")).isZero();
    }

    @Test
    void theExampleWritesAnOffer() throws IOException {
        rig.publish(
                Files.readString(
                        Path.of(System.getProperty("house.root"), "examples/offer-letter.yaml")));
        var template =
                TestDocx.of(
                        "{{date}} {{customer}}", "{{#items}}", "{{name}} {{price}}", "{{/items}}");
        var task = task("offer_letter", template);
        rig.untilStatus(task, "completed");

        var offer =
                rig.task(task)
                        .get("variables")
                        .valueStream()
                        .filter(one -> one.get("variable_id").textValue().equals("offer"))
                        .findFirst()
                        .orElseThrow();

        assertThat(offer.get("value").textValue()).startsWith("document_");
    }

    /// An effect of the waiting step, as the outbox has it.
    private Effect.CallFunction wanted(long task, int activation) {
        var run = rig.runOf(task).value();
        var template =
                ChamelioRig.json(rig.get("/tasks/" + task + "/files"), 200)
                        .at("/files/0/file_id")
                        .textValue();
        var arguments = Json.object().put("template", template).put("name", "again");
        arguments.putObject("data").put("customer", "Bob");
        rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.change(
                                "insert into effects (case_id, run_id, activation, organization_id,"
                                        + " node, request, created_at) values (?, ?, ?, ?, -1, '{}', now())",
                                task,
                                run,
                                activation,
                                rig.acme().organization().id().value()));
        return new Effect.CallFunction(
                activation,
                run + "/do/0/write it/" + activation,
                "/do/0/write it",
                Function.GENERATE_DOCUMENT,
                arguments);
    }

    private Answer performed(long task, Effect.CallFunction effect) {
        var definition =
                Definitions.standard()
                        .read(ChamelioRig.document("letters", "", FIELDS))
                        .definition()
                        .orElseThrow();
        var publication =
                new Publication(rig.acme().organization().id(), new WorkflowId(1), 1, definition);
        var settings = new GenerationSettings(1, 1_000_000, TestDocx.LIMITS, 10_000, 10);
        return GenerateDocument.of(rig.server().node().filing(), new Typesetter(settings), settings)
                .perform(
                        new FunctionRequest(
                                publication, new CaseId(task), rig.runOf(task), effect));
    }

    private int total(long task) {
        return ChamelioRig.json(rig.get("/tasks/" + task + "/files"), 200)
                .get("total_files")
                .intValue();
    }

    private long task(String workflow, byte[] template, String... more) {
        var body = Json.object();
        var list = body.putArray("variables");
        list.addObject()
                .put("variable_id", "template")
                .put("type", "file")
                .put("value", "letter.docx")
                .put("file_extension", "docx")
                .put("base64_content", Base64.getEncoder().encodeToString(template));
        list.addObject().put("variable_id", "customer").put("type", "text").put("value", "Ann");
        for (var one : more) {
            var parts = one.split("\\|", 3);
            list.addObject()
                    .put("variable_id", parts[0])
                    .put("type", parts[1])
                    .put("value", parts[2]);
        }
        return rig.initiate(workflow, Json.write(body));
    }

    private JsonNode document(long task) {
        return ChamelioRig.json(rig.get("/tasks/" + task + "/steps/write_it/document"), 200);
    }

    private byte[] bytes(JsonNode body) {
        var url = body.get("download_url").textValue();
        return rig.http().get(url.substring("https://cases.example".length())).bytes();
    }
}
