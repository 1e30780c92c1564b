package caseloom.models;

import caseloom.core.interpreter.Measure;
import caseloom.core.json.Json;
import caseloom.core.schema.AttributeSchema;
import caseloom.core.schema.AttributeSchemas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model is asked.
///
/// @param input what it is asked about; null for nothing beside the instructions
/// @param output what its answer must satisfy; null when a text is wanted
/// @param tools the queries that it may make, each as `connection/query`
public record Question(
        String connection,
        String instructions,
        @Nullable JsonNode input,
        @Nullable AttributeSchema output,
        List<String> tools) {

    public Question {
        tools = List.copyOf(tools);
    }

    /// What a step asks.
    ///
    /// @throws Unfit when what the step came to cannot be asked
    static Question of(ObjectNode arguments, int inputMost) throws Unfit {
        var instructions = arguments.path("instructions");
        if (!instructions.isTextual() || instructions.textValue().isBlank()) {
            throw new Unfit("`instructions` must be a text that is not blank");
        }
        if (!Measure.of(arguments, inputMost, Json.DEPTH_MOST).fits()) {
            throw new Unfit(
                    "instructions, input, output and tools have more than "
                            + inputMost
                            + " characters");
        }
        var input = arguments.get("input");
        return new Question(
                arguments.path("connection").asText(),
                instructions.textValue(),
                input == null || input.isNull() ? null : input,
                output(arguments.get("output")),
                tools(arguments.path("tools")));
    }

    private static @Nullable AttributeSchema output(@Nullable JsonNode schema) throws Unfit {
        if (schema == null || schema.isNull()) {
            return null;
        }
        return switch (AttributeSchemas.compile(schema)) {
            case AttributeSchemas.Compiled(var compiled) -> compiled;
            case AttributeSchemas.Refused(var problems) ->
                    throw new Unfit("`output` is no JSON Schema: " + problems.getFirst().message());
        };
    }

    private static List<String> tools(JsonNode given) throws Unfit {
        var tools = new ArrayList<String>();
        for (var one : given) {
            if (!one.isTextual() || one.textValue().indexOf('/') < 1) {
                throw new Unfit("a tool must be named such as `erp/find-vendor`");
            }
            tools.add(one.textValue());
        }
        return tools;
    }
}
