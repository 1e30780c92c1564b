package caseloom.core.webhook;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Definition;
import caseloom.core.definition.ListedSteps;
import caseloom.core.json.Json;
import caseloom.core.variables.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The record that events are about, as it is after the change.
///
/// @param shown whether it is a case, or the record behind a run without one
/// @param people the members whom it belongs to
public record Subject(
        OrganizationId organization,
        Flow flow,
        CaseId id,
        boolean shown,
        String subject,
        JsonNode attributes,
        Instant createdAt,
        Instant updatedAt,
        People people,
        Run run) {

    /// The workflow that it follows.
    ///
    /// @param key its text id
    public record Flow(WorkflowId id, String key, int version, Definition definition) {

        String title() {
            return definition.head().title();
        }
    }

    /// Members by e-mail; empty for one that is gone.
    ///
    /// @param initiator who started it
    /// @param owner whose it is now
    public record People(String initiator, String owner) {}

    /// The run that was changed.
    public record Run(
            RunId id,
            JsonNode input,
            @Nullable JsonNode output,
            Instant createdAt,
            Instant updatedAt) {}

    /// The typed values that it began with (L-256, L-259).
    ObjectNode variables() {
        var intake = shown ? run.input.path("attributes") : run.input;
        return typed(intake);
    }

    /// The typed values of results, from variable id to value: attributes, and what people filled
    /// in at steps.
    ObjectNode results(JsonNode produced) {
        var values = typed(produced);
        for (var step : ListedSteps.of(flow.definition).all()) {
            step.fields().ifPresent(fields -> put(fields.variables(), produced, values));
        }
        return values;
    }

    /// The typed values among attributes, from variable id to value.
    ObjectNode typed(JsonNode attributes) {
        var values = Json.object();
        put(flow.definition.variables(), attributes, values);
        return values;
    }

    private static void put(Variables variables, JsonNode from, ObjectNode values) {
        variables.shown(from).forEach(shown -> values.set(shown.variable().id(), shown.value()));
    }
}
