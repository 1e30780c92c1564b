package caseloom.models;

import static caseloom.models.ModelRig.fails;
import static caseloom.models.ModelRig.said;
import static caseloom.models.ModelRig.says;
import static caseloom.models.ModelRig.wants;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import caseloom.outbound.Receiver.Behaviour;
import caseloom.outbound.Receiver.Received;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Steps that ask a model, against a service over real HTTP.
class AskModelTest {

    private static final String REVIEW =
            """
            connection: brain
            instructions: Name the vendor.
            input: ${ .text }
            output:
              type: object
              properties: { vendor: { type: string, minLength: 2 } }
              required: [vendor]
              additionalProperties: false
            """;

    private static final String WITH_TOOL = REVIEW + "tools: [erp/find vendor]\n";

    private final ModelRig rig = new ModelRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theAnswerSatisfiesTheSchemaAndTheExchangeIsTold() {
        rig.model(
                        "{\"input_price\": 2, \"output_price\": 10, \"parameters\": {\"temperature\": 0}}")
                .answers(says("{\"vendor\": \"Ada & Co\"}"));

        var ran = rig.ask(REVIEW, RunStatus.COMPLETED);

        assertThat(ran.answer().toString()).isEqualTo("{\"vendor\":\"Ada & Co\"}");
        var request = rig.asked(0);
        assertThat(request.path("model").asText()).isEqualTo("small-1");
        assertThat(request.path("temperature").asInt(7)).isZero();
        assertThat(request.path("max_tokens").asInt()).isEqualTo(4096);
        assertThat(request.at("/response_format/json_schema/schema/required/0").asText())
                .isEqualTo("vendor");
        assertThat(request.at("/messages/0/content").asText()).startsWith("Name the vendor.");
        assertThat(request.at("/messages/1/content").asText()).isEqualTo("Ada & Co");
        assertThat(rig.asked().getFirst().header("authorization"))
                .isEqualTo("Bearer grep-me-token");
        var told = ran.told();
        assertThat(told.path("function").asText()).isEqualTo("ask-model");
        assertThat(told.path("model").asText()).isEqualTo("small-1");
        assertThat(told.path("input_tokens").asInt()).isEqualTo(100);
        assertThat(told.path("output_tokens").asInt()).isEqualTo(10);
        assertThat(told.path("cost").decimalValue()).isEqualByComparingTo("0.0003");
        assertThat(told.at("/messages/2/content").asText()).contains("Ada & Co");
    }

    @Test
    void withoutASchemaTheAnswerIsItsText() {
        rig.model("{}").answers(says("Dear Ada"));

        var ran = rig.ask("connection: brain\ninstructions: Write a letter.", RunStatus.COMPLETED);

        assertThat(ran.answer().asText()).isEqualTo("Dear Ada");
        assertThat(rig.asked(0).has("response_format")).isFalse();
    }

    @Test
    void anAnswerThatDoesNotFitIsAskedForAgain() {
        rig.model("{\"answer_format\": \"json\"}")
                .answers(
                        says("It is Ada."),
                        says("{\"vendor\": \"A\"}"),
                        says("```json\n{\"vendor\": \"Ada\"}\n```"));

        var ran = rig.ask(REVIEW, RunStatus.COMPLETED);

        assertThat(ran.answer().path("vendor").asText()).isEqualTo("Ada");
        assertThat(rig.asked(0).at("/response_format/type").asText()).isEqualTo("json_object");
        assertThat(rig.asked(1).at("/messages/3/content").asText()).contains("no JSON");
        assertThat(rig.asked(2).at("/messages/5/content").asText()).contains("/vendor");
        assertThat(ran.told().path("requests").asInt()).isEqualTo(3);
    }

    @Test
    void anAnswerThatNeverFitsFailsTheStep() {
        rig.model("{}").answers(says("{\"vendor\": 7}"));

        var ran = rig.ask(REVIEW, RunStatus.FAILED);

        assertThat(ran.error()).contains("validation").contains("does not fit `output`");
        assertThat(rig.asked()).hasSize(3);
    }

    @Test
    void theModelMakesTheNamedQueriesAndNoOthers() {
        query("find vendor");
        query("delete all");
        rig.service().answers("/v1/vendors/7", 200, "{\"name\": \"Ada & Co\"}");
        rig.model("{}")
                .answers(
                        wants(
                                "find_vendor_1",
                                "{\"id\": 7, \"full\": true}",
                                "delete_all_2",
                                "{}",
                                "find_vendor_1",
                                "{\"id\": \"..\"}",
                                "find_vendor_1",
                                "not json"),
                        says("{\"vendor\": \"Ada & Co\"}"));

        var ran = rig.ask(WITH_TOOL, RunStatus.COMPLETED);

        assertThat(ran.answer().path("vendor").asText()).isEqualTo("Ada & Co");
        var tools = rig.asked(0).path("tools");
        assertThat(tools).hasSize(1);
        assertThat(tools.at("/0/function/name").asText()).isEqualTo("find_vendor_1");
        assertThat(tools.at("/0/function/parameters/required").toString()).isEqualTo("[\"id\"]");
        var messages = rig.asked(1).path("messages");
        assertThat(messages.at("/3/content").asText()).isEqualTo("{\"name\":\"Ada & Co\"}");
        assertThat(messages.at("/3/tool_call_id").asText()).isEqualTo("call0");
        assertThat(messages.at("/4/content").asText()).contains("no tool delete_all_2");
        assertThat(messages.at("/5/content").asText()).contains("part of a path");
        assertThat(messages.at("/6/content").asText()).contains("no JSON object");
        assertThat(rig.service().received())
                .extracting(Received::path)
                .containsOnlyOnce("/v1/vendors/7?full=true");
    }

    @Test
    void aQueryThatGivesTooMuchIsToldSo() {
        query("find vendor");
        rig.service().answers("/v1/vendors/7", 200, "\"" + "x".repeat(300) + "\"");
        rig.model("{}")
                .answers(wants("find_vendor_1", "{\"id\": 7}"), says("{\"vendor\": \"Ada\"}"));

        rig.ask(WITH_TOOL, RunStatus.COMPLETED);

        assertThat(rig.asked(1).at("/messages/3/content").asText()).contains("200 characters");
    }

    @Test
    void aConversationHasAnEnd() {
        query("find vendor");
        rig.service().answers("/v1/vendors/7", 404, "{}");
        rig.model("{}").answers(wants("find_vendor_1", "{\"id\": 7}"));

        var ran = rig.ask(WITH_TOOL, RunStatus.FAILED);

        assertThat(ran.error()).contains("runtime").contains("in 4 requests");
        assertThat(rig.asked()).hasSize(4);
    }

    @Test
    void whatAServiceCannotTakeNowIsAskedAgainWithTheSameKey() {
        rig.model("{}").answers(fails(503), fails(429), says("{\"vendor\": \"Ada\"}"));

        var ran = rig.ask(REVIEW, RunStatus.COMPLETED);

        assertThat(ran.told().path("input_tokens").asInt()).isEqualTo(100);
        assertThat(rig.asked())
                .hasSize(3)
                .extracting(one -> one.header("idempotency-key"))
                .containsOnly(ran.run().id().value() + "/do/0/ask/1/1");
        assertThat(today("requests")).isEqualTo(3);
        assertThat(today("tokens")).isEqualTo(110);
    }

    @Test
    void whatAServiceNeverTakesFailsTheStepAtOnce() {
        rig.model("{}").answers(fails(401));

        var ran = rig.ask(REVIEW, RunStatus.FAILED);

        assertThat(ran.error()).contains("communication").contains("401");
        assertThat(rig.asked()).hasSize(1);
        assertThat(today("tokens")).isZero();
    }

    @Test
    void noMoreIsUsedUpInADayThanIsAllowed() {
        rig.model("{\"answer_tokens_most\": 500, \"day_tokens_most\": 800}")
                .answers(says("{\"vendor\": \"Ada\"}"));
        rig.ask(REVIEW, RunStatus.COMPLETED);
        rig.model("{\"answer_tokens_most\": 500, \"day_tokens_most\": 650}");

        var refused = rig.ask(REVIEW, RunStatus.FAILED);

        assertThat(refused.error()).contains("runtime").contains("in a day");
        assertThat(rig.asked()).hasSize(1);
        assertThat(today("tokens")).isEqualTo(110);
    }

    @Test
    void noMoreIsPaidInADayThanIsAllowed() {
        rig.model("{\"output_price\": 1000, \"day_cost_most\": 4}")
                .answers(says("{\"vendor\": \"Ada\"}"));

        var refused = rig.ask(REVIEW, RunStatus.FAILED);

        assertThat(refused.error()).contains("in a day");
        assertThat(rig.asked()).isEmpty();
    }

    @Test
    void withoutAModelNothingIsAsked() {
        var refused = rig.ask(REVIEW, RunStatus.FAILED);

        assertThat(refused.error()).contains("leads to no model");
        assertThat(rig.service().received()).isEmpty();
    }

    @Test
    void aRefusalAndACutAnswerSayWhatTheyAre() {
        rig.model("{}").answers(said(Json.object().put("refusal", "I must not."), "stop"));
        assertThat(rig.ask(REVIEW, RunStatus.FAILED).error()).contains("I must not.");

        rig.answers(said(Json.object().put("content", "{\"ven"), "length"));
        assertThat(rig.ask(REVIEW, RunStatus.FAILED).error()).contains("more than 4096 tokens");

        rig.answers(new Behaviour.Answer(200, Map.of("Content-Type", "application/json"), "[]"));
        assertThat(rig.ask(REVIEW, RunStatus.FAILED).error()).contains("as no model does");
    }

    @Test
    void whatIsSecretOfTheConnectionIsToldNowhere() {
        rig.model("{}").answers(says("{\"vendor\": \"grep-me-token\"}"));

        var ran = rig.ask(REVIEW, RunStatus.COMPLETED);

        assertThat(ran.story().toString()).doesNotContain("grep-me-token");
        assertThat(ran.answer().path("vendor").asText()).isEqualTo("***");
    }

    private void query(String name) {
        if (rig.admin().get("/api/v1/connections/erp").status() == 404) {
            ModelRig.good(
                    rig.admin()
                            .post(
                                    "/api/v1/connections",
                                    "{\"name\": \"erp\", \"base_url\": \""
                                            + rig.service().url("/v1")
                                            + "\"}"));
        }
        ModelRig.good(
                rig.admin()
                        .post(
                                "/api/v1/connections/erp/queries",
                                """
                                {"name": "NAME", "path": "/vendors/{id}", "parameters": [
                                  {"name": "id", "in": "path", "schema": {"type": "integer"}},
                                  {"name": "full", "in": "query"}]}
                                """
                                        .replace("NAME", name)));
    }

    private long today(String what) {
        return rig.admin().get("/api/v1/connections/brain/model").at("/today/" + what).longValue();
    }
}
