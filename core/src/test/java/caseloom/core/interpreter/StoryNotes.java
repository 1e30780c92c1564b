package caseloom.core.interpreter;

import caseloom.core.approval.ApprovalRequest;
import caseloom.core.json.Json;
import caseloom.core.signature.SignatureRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What a run did, in the words of stories.
final class StoryNotes {

    private final List<String> history = new ArrayList<>();
    private final List<JsonNode> calls = new ArrayList<>();
    private final List<JsonNode> emitted = new ArrayList<>();
    private int callback;

    void take(Decision decision) {
        decision.entries().forEach(entry -> history.add(line(entry)));
        decision.start().forEach(this::call);
        emitted.addAll(decision.emit());
    }

    /// Such as `step.completed /do/0/a`.
    List<String> history() {
        return history;
    }

    List<JsonNode> calls() {
        return calls;
    }

    List<JsonNode> emitted() {
        return emitted;
    }

    /// The activation whose callback was opened last.
    int callback() {
        return callback;
    }

    private static String line(Entry entry) {
        return entry.step() == null ? entry.event() : entry.event() + " " + entry.step();
    }

    private void call(Effect effect) {
        var call = Json.object();
        switch (effect) {
            case Effect.CallHttp http -> {
                call.put("method", http.method()).put("uri", http.uri()).put("key", http.key());
                call.set("headers", http.headers());
                call.set("body", http.body());
                manner(call, http.manner());
            }
            case Effect.CallOpenApi openApi -> {
                call.put("document", openApi.description().uri());
                call.put("reader", String.valueOf(openApi.description().credentials()));
                call.put("operation", openApi.operation()).put("key", openApi.key());
                call.set("parameters", openApi.parameters());
                manner(call, openApi.manner());
            }
            case Effect.CallConnection made -> {
                call.put("connection", made.connection()).put("method", made.method());
                call.put("path", made.path()).put("key", made.key());
                call.set("headers", made.headers());
                call.set("body", made.body());
            }
            case Effect.GetCase get -> call.put("case", get.id());
            case Effect.CreateCase create -> {
                call.put("create", create.workflow()).put("subject", create.subject());
                call.set("attributes", create.attributes());
            }
            case Effect.RunWorkflow run -> {
                call.put("run", run.workflow()).put("version", run.version());
                call.put("await", run.await()).set("input", run.input());
            }
            case Effect.OpenCallback open -> {
                call.put("callback", open.title()).put("secret", open.secret());
                callback = open.activation();
            }
            case Effect.RequestApproval asked -> {
                asked(call, asked.request());
                callback = asked.activation();
            }
            case Effect.RemindPeople remind -> call.put("reminds", remind.number());
            case Effect.RequestSignature asked -> {
                asked(call, asked.request());
                callback = asked.activation();
            }
            case Effect.CallFunction function -> {
                call.put("function", function.function().word()).put("key", function.key());
                call.set("with", function.arguments());
            }
        }
        calls.add(call);
    }

    private static void asked(ObjectNode call, SignatureRequest request) {
        request.files().forEach(call.putArray("sign")::add);
        request.signers().forEach(call.putArray("signers")::add);
        call.put("ordered", request.ordered());
        call.put("subject", request.subject()).put("message", request.message());
    }

    private static void asked(ObjectNode call, ApprovalRequest request) {
        call.put("asks", request.kind().word()).put("title", request.title());
        var groups = call.putArray("groups");
        for (var group : request.groups()) {
            var one = groups.addObject().put("quorum", group.quorum());
            group.approvers().forEach(one.putArray("approvers")::add);
            if (group.turns()) {
                one.put("turns", true);
            }
        }
        call.put("ordered", request.ordered());
        request.show().forEach(call.putArray("show")::add);
        call.put("due", request.due() == null ? null : request.due().toString());
    }

    private static void manner(ObjectNode call, Effect.Manner manner) {
        call.put("raw", manner.raw()).put("redirect", manner.redirect());
        call.put("as", String.valueOf(manner.credentials()));
        if (!manner.late().isNone()) {
            var late = call.putObject("late");
            manner.late().blanks().forEach(blank -> late.put(blank.at(), blank.expression()));
        }
    }
}
