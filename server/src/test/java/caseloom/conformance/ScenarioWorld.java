package caseloom.conformance;

import caseloom.HandClock;
import caseloom.calls.Accesses;
import caseloom.calls.CallsSettings;
import caseloom.calls.ServiceCalls;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.definition.Definition;
import caseloom.core.definition.Definitions;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Decision;
import caseloom.core.interpreter.Effect;
import caseloom.core.interpreter.Entry;
import caseloom.core.interpreter.Happening;
import caseloom.core.interpreter.Interpreter;
import caseloom.core.interpreter.InterpreterLimits;
import caseloom.core.interpreter.Moment;
import caseloom.core.interpreter.Standing;
import caseloom.core.json.Json;
import caseloom.outbound.Outbound;
import caseloom.outbound.OutboundSettings;
import caseloom.settings.Env;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The world of one scenario: a clock that stands still, and the services that the kit calls,
/// served by a receiver on loopback and called as the server calls them.
final class ScenarioWorld implements AutoCloseable {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");
    private static final OrganizationId ACME = new OrganizationId(1);
    private static final RunId RUN = new RunId(1);

    private final KitServices services = new KitServices();
    private final Outbound outbound =
            new Outbound(
                    OutboundSettings.from(new Env(Map.of("CASELOOM_OUTBOUND_ALLOW", "127.0.0.1"))));
    private final ServiceCalls calls =
            new ServiceCalls(
                    outbound,
                    Accesses.NONE,
                    new HandClock(NOON),
                    CallsSettings.from(new Env(Map.of())));
    private final Interpreter interpreter = new Interpreter(InterpreterLimits.USUAL);
    private final Deque<Effect> effects = new ArrayDeque<>();
    private final List<Entry> entries = new ArrayList<>();
    private Standing standing = new Standing.Ignored(null);

    void run(String document, JsonNode input) {
        var reading = Definitions.standard().read(document);
        var definition =
                reading.definition()
                        .orElseThrow(() -> new AssertionError(reading.complaints().toString()));
        var decision = take(interpreter.begin(definition, RUN, view(), input, moment()));
        while (standing instanceof Standing.Parked && !effects.isEmpty()) {
            decision = take(answered(definition, decision, effects.remove()));
        }
    }

    private Decision answered(Definition definition, Decision before, Effect effect) {
        return interpreter.resume(
                definition,
                RUN,
                before.state(),
                before.view(),
                new Happening.Answered(effect.activation(), answer(effect)),
                moment());
    }

    private Answer answer(Effect effect) {
        return switch (effect) {
            case Effect.CallHttp call -> calls.http(ACME, services.here(call));
            case Effect.CallOpenApi call -> calls.openApi(ACME, services.here(call));
            case Effect.CallConnection _,
                    Effect.GetCase _,
                    Effect.CreateCase _,
                    Effect.RunWorkflow _,
                    Effect.OpenCallback _,
                    Effect.RequestApproval _,
                    Effect.RemindPeople _,
                    Effect.RequestSignature _,
                    Effect.CallFunction _ ->
                    throw new AssertionError("no scenario asks for " + effect);
        };
    }

    private Decision take(Decision decision) {
        standing = decision.standing();
        entries.addAll(decision.entries());
        effects.addAll(decision.start());
        return decision;
    }

    private static Moment moment() {
        return new Moment(NOON, 1);
    }

    private static CaseView view() {
        return new CaseView(
                new CaseId(1), false, "kit", 1, "A scenario", "Open", Json.object(), null, NOON);
    }

    Standing standing() {
        return standing;
    }

    JsonNode output() {
        if (standing instanceof Standing.Completed completed) {
            return completed.result();
        }
        throw new AssertionError("it did not complete: " + standing);
    }

    JsonNode error() {
        if (!(standing instanceof Standing.Failed(var error, _))) {
            throw new AssertionError("it did not fault: " + standing);
        }
        return Json.object()
                .put("type", error.type())
                .put("status", error.status())
                .put("title", error.title())
                .put("instance", error.instance());
    }

    /// The names of the steps that ran, in their order.
    List<String> ran() {
        return entries.stream()
                .filter(entry -> entry.event().equals("step.completed") && entry.step() != null)
                .map(entry -> String.valueOf(entry.step()))
                .map(pointer -> pointer.substring(pointer.lastIndexOf('/') + 1))
                .toList();
    }

    @Override
    public void close() {
        outbound.close();
        services.close();
    }
}
