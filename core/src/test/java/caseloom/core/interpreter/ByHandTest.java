package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Golden;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.definition.Definition;
import caseloom.core.definition.Function;
import caseloom.core.definition.Step;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByHandTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    private final Interpreter interpreter = new Interpreter(InterpreterLimits.USUAL);

    @Test
    void theRefundGoesFromOpenToClosedInOneDecision() {
        var decision = begin(refund(), "{\"amount\": 42, \"reason\": \"late delivery\"}");

        Golden.compare(
                "core/src/test/resources/golden/refund-by-hand.json",
                Told.decision(decision).toPrettyString() + "\n");
        assertThat(decision.view().status()).isEqualTo("Closed");
        assertThat(decision.state()).isSameAs(RunState.ended());
    }

    private Decision begin(Definition definition, String attributes) {
        var view = view(attributes);
        return interpreter.begin(
                definition, new RunId(7), view, view.attributes(), new Moment(NOON, 1));
    }

    private static CaseView view(String attributes) {
        return new CaseView(
                new CaseId(3),
                true,
                "by_hand",
                1,
                "A case",
                "Open",
                (ObjectNode) Json.stored(attributes),
                null,
                NOON);
    }

    private static Definition refund() {
        var total =
                Hand.computed((input, _) ->
                        Json.object().put("total", input.get("amount").doubleValue() * 1.1));
        var isLarge =
                Hand.expression(
                        (input, _) -> BooleanNode.valueOf(input.get("total").doubleValue() > 40));
        return Hand.definition(
                List.of(),
                new Step.CallFunction(
                        Hand.common("total", "/do/0/total"), Function.SET_ATTRIBUTES, total),
                new Step.CallFunction(
                        Hand.when(Hand.common("large", "/do/1/large"), isLarge),
                        Function.SET_ATTRIBUTES,
                        Hand.json("{\"priority\": \"high\"}")),
                new Step.CallFunction(
                        Hand.common("close", "/do/2/close"),
                        Function.SET_STATUS,
                        Hand.json("{\"status\": \"Closed\"}")));
    }
}
