package caseloom.models;

import caseloom.core.interpreter.Measure;
import caseloom.core.json.Json;
import caseloom.core.schema.AttributeSchema;
import caseloom.core.schema.AttributeSchemas;
import caseloom.documents.DocumentText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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

    /// The most files that one step asks about.
    static final int FILES_MOST = 10;

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

    /// The ids of the files that a step asks about.
    ///
    /// @throws Unfit when they are no ids
    static List<String> files(ObjectNode arguments) throws Unfit {
        var given = arguments.path("files");
        var files = new ArrayList<String>();
        for (var one :
                given.isArray() || (given.isEmpty() && !given.isTextual())
                        ? given
                        : List.of(given)) {
            if (!one.isTextual()) {
                throw new Unfit("`files` must be ids of files of the case, such as `document_12`");
            }
            files.add(one.textValue());
        }
        if (files.size() > FILES_MOST) {
            throw new Unfit("`files` has more than " + FILES_MOST + " files");
        }
        return files;
    }

    /// The same question, about what a file says, too.
    ///
    /// @throws Unfit when that is more than is asked about
    Question about(DocumentText text, int inputMost) throws Unfit {
        var told = new StringBuilder();
        if (input != null) {
            told.append(input.isTextual() ? input.textValue() : Json.write(input)).append("\n\n");
        }
        told.append(told(text));
        if (told.length() > inputMost) {
            throw new Unfit("input and files have more than " + inputMost + " characters in all");
        }
        return new Question(
                connection, instructions, TextNode.valueOf(told.toString()), output, tools);
    }

    /// A text page by page, as models are shown it.
    static String told(DocumentText text) {
        var told = new StringBuilder(text.name());
        for (var page : text.pages()) {
            told.append("\n\n[page ").append(page.number()).append("]\n").append(page.text());
        }
        return told.toString();
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
