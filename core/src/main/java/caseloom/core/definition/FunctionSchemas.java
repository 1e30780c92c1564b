package caseloom.core.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The argument schemas of the catalog.
final class FunctionSchemas {

    private FunctionSchemas() {}

    static JsonNode of(Function function) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        switch (function) {
            case SET_STATUS -> text(schema, properties.putObject("status"), "status");
            case SET_SUBJECT -> text(schema, properties.putObject("subject"), "subject");
            case ADD_NOTE -> text(schema, properties.putObject("text"), "text");
            case WAIT_UNTIL -> text(schema, properties.putObject("at"), "at");
            case GET_CASE -> {
                properties.putObject("id").put("type", "integer").put("minimum", 1);
                schema.putArray("required").add("id");
            }
            case CREATE_CASE -> {
                text(schema, properties.putObject("workflow"), "workflow");
                properties.putObject("subject").put("type", "string");
                properties.putObject("attributes").put("type", "object");
            }
            case WAIT_CALLBACK -> {
                text(schema, properties.putObject("title"), "title");
                properties.putObject("secret").put("type", "string");
            }
            case CALL_CONNECTION -> {
                text(schema, properties.putObject("connection"), "connection");
                properties.putObject("method").put("type", "string");
                properties.putObject("path").put("type", "string");
                properties.putObject("query").put("type", "object");
                properties.putObject("headers").put("type", "object");
                properties.putObject("body");
            }
            case REQUEST_APPROVAL -> approval(schema, properties);
            case REQUEST_INPUT -> input(schema, properties);
            case ASK_MODEL -> {
                text(schema, properties.putObject("connection"), "connection");
                text(schema, properties.putObject("instructions"), "instructions");
                properties.putObject("input");
                properties.putObject("files");
                properties.putObject("output");
                properties.putObject("tools");
            }
            case STORE_DOCUMENT -> {
                text(schema, properties.putObject("file"), "file");
                properties.putObject("attributes").put("type", "object");
            }
            case SEND_MAIL -> mail(schema, properties);
            case GENERATE_DOCUMENT -> {
                text(schema, properties.putObject("template"), "template");
                properties.putObject("data").put("type", "object");
                properties.putObject("format").put("type", "string");
                properties.putObject("name").put("type", "string");
            }
            case REQUEST_SIGNATURE -> signature(schema, properties);
            case SET_ATTRIBUTES -> {}
        }
        return schema.put("additionalProperties", function == Function.SET_ATTRIBUTES);
    }

    private static void approval(ObjectNode schema, ObjectNode properties) {
        text(schema, properties.putObject("title"), "title");
        properties.putObject("approvers");
        properties.putObject("turns");
        properties.putObject("groups");
        properties.putObject("ordered");
        properties.putObject("show");
        properties.putObject("fields").put("type", "object");
        properties.putObject("due").put("type", "string");
        properties.putObject("remind").put("type", "string");
    }

    private static void input(ObjectNode schema, ObjectNode properties) {
        text(schema, properties.putObject("title"), "title");
        properties.putObject("assignees");
        properties.putObject("turns");
        properties.putObject("fields").put("type", "object");
        properties.putObject("due").put("type", "string");
        properties.putObject("remind").put("type", "string");
        schema.withArray("required").add("assignees").add("fields");
    }

    private static void mail(ObjectNode schema, ObjectNode properties) {
        properties.putObject("to");
        properties.putObject("cc");
        properties.putObject("bcc");
        text(schema, properties.putObject("subject"), "subject");
        properties.putObject("text").put("type", "string");
        properties.putObject("html").put("type", "string");
        properties.putObject("attachments");
        schema.withArray("required").add("to");
    }

    private static void signature(ObjectNode schema, ObjectNode properties) {
        properties.putObject("file");
        properties.putObject("signers");
        properties.putObject("ordered");
        properties.putObject("subject").put("type", "string");
        properties.putObject("message").put("type", "string");
        properties.putObject("fields").put("type", "object");
        schema.withArray("required").add("file");
    }

    private static void text(ObjectNode schema, ObjectNode property, String name) {
        property.put("type", "string");
        schema.withArray("required").add(name);
    }
}
