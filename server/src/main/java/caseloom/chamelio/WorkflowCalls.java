package caseloom.chamelio;

import caseloom.access.LegalEntities;
import caseloom.chamelio.Versions.Chosen;
import caseloom.core.definition.Definition;
import caseloom.core.definition.ListedSteps;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.workflows.CatalogueEntry;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The organization, its workflows and their schemas (sections 3, 4.1 and 4.2). Safe to share.
final class WorkflowCalls {

    private final Versions versions;
    private final LegalEntities entities;

    WorkflowCalls(Versions versions, LegalEntities entities) {
        this.versions = versions;
        this.entities = entities;
    }

    Answer organization(Asked asked) {
        var caller = asked.caller();
        var body =
                Json.object()
                        .put("org_name", caller.organizationName())
                        .put("rate_limit_per_minute", caller.ratePerMinute());
        var list = body.putArray("entities");
        for (var entity : entities.all(asked.organization())) {
            list.addObject()
                    .put("legal_entity_id", entity.id())
                    .put("name", entity.name())
                    .put("entity_type", entity.type())
                    .put("jurisdiction", entity.jurisdiction());
        }
        return Details.ok(body.put("api_key_id", caller.keyId()));
    }

    Answer list(Asked asked) {
        var flaws = new Flaws();
        var window = Window.of(asked.request().query(), flaws);
        if (!flaws.isEmpty()) {
            return flaws.answer();
        }
        var page = versions.catalogue().page(asked.organization(), window.limit(), window.offset());
        var body = Json.object();
        var list = body.putArray("workflows");
        for (var entry : page.entries()) {
            list.add(head(entry, versions.newest(entry).definition(), entry.newest()));
        }
        return Details.ok(body.put("total", page.total()));
    }

    Answer schema(Asked asked) {
        return switch (versions.choose(asked.organization(), asked.part(0), asked.part(1))) {
            case Chosen.Refused(var answer) -> answer;
            case Chosen.Version(var workflow, var publication) -> {
                var definition = publication.definition();
                var schema = head(workflow, definition, publication.version());
                schema.set("variables", variables(definition));
                schema.set("steps", steps(definition));
                yield Details.ok(Json.object().set("workflow_schema", schema));
            }
        };
    }

    private static ObjectNode head(CatalogueEntry workflow, Definition definition, int version) {
        return Json.object()
                .put("workflow_id", workflow.key())
                .put("workflow_name", definition.head().title())
                .put("version", version)
                .put("description", definition.head().summary())
                .put("is_active", workflow.online());
    }

    private static ArrayNode variables(Definition definition) {
        var list = Json.array();
        for (var variable : definition.variables().all()) {
            var entry =
                    list.addObject()
                            .put("variable_id", variable.id())
                            .put("variable_name", variable.name())
                            .put("type", variable.type().word())
                            .put("required", variable.required())
                            .put("description", variable.description());
            if (!variable.validation().isEmpty()) {
                entry.set("validation", variable.validation().json());
            }
        }
        return list;
    }

    private static ArrayNode steps(Definition definition) {
        var list = Json.array();
        for (var step : ListedSteps.of(definition).all()) {
            list.addObject()
                    .put("step_id", step.id())
                    .put("step_name", step.name())
                    .put("step_type", step.type().word())
                    .put("description", "");
        }
        return list;
    }
}
