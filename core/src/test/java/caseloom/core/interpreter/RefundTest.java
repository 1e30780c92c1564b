package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Golden;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.definition.DocumentOf;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefundTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    @Test
    void theRefundGoesFromOpenToClosedInOneDecisionWithAShortStory() throws IOException {
        var definition =
                DocumentOf.yaml(
                        Files.readString(
                                Path.of(
                                        System.getProperty("house.root"),
                                        "examples/refund-request.yaml")));
        var attributes =
                (ObjectNode) Json.stored("{\"amount\": 42, \"reason\": \"late delivery\"}");
        var view =
                new CaseView(
                        new CaseId(3),
                        true,
                        "refund_request",
                        1,
                        "A refund",
                        "Open",
                        attributes,
                        null,
                        NOON);

        var decision =
                new Interpreter(InterpreterLimits.USUAL)
                        .begin(definition, new RunId(7), view, attributes, new Moment(NOON, 1));

        Golden.compare(
                "core/src/test/resources/golden/refund.json",
                Told.decision(decision).toPrettyString() + "\n");
        assertThat(Told.entries(decision).toString()).hasSizeLessThan(400);
        assertThat(attributes).as("never changed in place").hasSize(2);
    }
}
