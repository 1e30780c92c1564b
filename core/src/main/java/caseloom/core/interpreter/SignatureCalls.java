package caseloom.core.interpreter;

import caseloom.core.definition.Function;
import caseloom.core.definition.Step;
import caseloom.core.json.Json;
import caseloom.core.signature.SignatureRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The function that has documents signed: people are asked first, and when the last of them signed
/// the signed documents are made.
final class SignatureCalls {

    private final Advance advance;
    private final Activation activation;
    private final Arguments arguments;

    private SignatureCalls(Advance advance, Activation activation, Arguments arguments) {
        this.advance = advance;
        this.activation = activation;
        this.arguments = arguments;
    }

    static Deed begin(Advance advance, Activation activation, Arguments arguments) {
        return new SignatureCalls(advance, activation, arguments).ask();
    }

    /// Whether the step is one of these.
    static boolean has(Step step) {
        return step instanceof Step.CallFunction call
                && call.function() == Function.REQUEST_SIGNATURE;
    }

    private Deed ask() {
        var limits = advance.limits();
        var size = Measure.of(arguments.with(), limits.attributesSize(), limits.depth());
        if (!size.fits()) {
            throw arguments.refused("`with` " + size.complaint());
        }
        var request =
                new SignatureRequest(
                        files(),
                        signers(),
                        ordered(),
                        text("subject", SignatureRequest::isSubject),
                        text("message", SignatureRequest::isMessage));
        var effect =
                new Effect.RequestSignature(
                        activation.id, Keys.of(advance, activation), activation.pointer(), request);
        var detail = Json.object().put("signature", request.subject());
        if (!request.signers().isEmpty()) {
            detail.put("assignee", request.signers().getFirst());
        }
        advance.ask(activation, effect, detail, arguments.with());
        return new Deed.Busy(new Work.Asking(null));
    }

    /// What came of asking: all signed, and the signed documents are to be made; or one declined.
    ///
    /// @param said `started`, `signatures`, `values` and, when one declined, `declined`
    static Deed given(Advance advance, Activation activation, JsonNode said) {
        var pointer = activation.pointer();
        tell(advance, StoryEvent.SIGNATURE_STARTED, pointer, said.path("started"));
        for (var signature : said.path("signatures")) {
            tell(advance, StoryEvent.SIGNATURE_SIGNED, pointer, signature);
        }
        if (said.path("declined") instanceof ObjectNode declined) {
            tell(advance, StoryEvent.SIGNATURE_DECLINED, pointer, declined);
            throw new StepFault(
                    Errors.declined(
                            declined.path("by").asText(), declined.path("reason").asText()));
        }
        advance.effects.add(
                new Effect.CallFunction(
                        activation.id,
                        Keys.of(advance, activation),
                        pointer,
                        Function.REQUEST_SIGNATURE,
                        Json.object()));
        return new Deed.Busy(new Work.Asking(said));
    }

    /// The signed documents are made.
    ///
    /// @param said as above
    static Deed sealed(Advance advance, Activation activation, JsonNode said, Answer.Gave made) {
        var documents = made.output().path("documents");
        for (var document : documents) {
            tell(advance, StoryEvent.SIGNATURE_SEALED, activation.pointer(), document);
        }
        var output = Json.object().put("signedFileId", documents.path(0).path("file").asText());
        var ids = output.putArray("signedFileIds");
        documents.forEach(document -> ids.add(document.path("file").asText()));
        output.set(
                "signatures",
                said.path("signatures") instanceof ArrayNode signatures
                        ? signatures
                        : Json.array());
        output.set(
                "values",
                said.path("started").path("values") instanceof ObjectNode values
                        ? values
                        : Json.object());
        return new Deed.Gave(output);
    }

    private static void tell(Advance advance, StoryEvent event, String pointer, JsonNode detail) {
        if (detail instanceof ObjectNode object) {
            advance.story.tell(event, pointer, advance.story.shown(object));
        }
    }

    private List<String> files() {
        var files = texts("file", SignatureRequest::isFile, "the id of a file");
        if (files.isEmpty() || files.size() > SignatureRequest.FILES_MOST) {
            throw arguments.refused(
                    "`file` must be 1 to " + SignatureRequest.FILES_MOST + " documents");
        }
        return files;
    }

    /// Nobody is named twice, in whatever way their address is written.
    private List<String> signers() {
        var signers = new LinkedHashMap<String, String>();
        for (var one : texts("signers", SignatureRequest::isAddress, "an email address")) {
            signers.putIfAbsent(one.toLowerCase(Locale.ROOT), one);
        }
        if (signers.size() > SignatureRequest.SIGNERS_MOST) {
            throw arguments.refused(
                    "more than " + SignatureRequest.SIGNERS_MOST + " people are named");
        }
        return List.copyOf(signers.values());
    }

    private List<String> texts(String name, Predicate<String> fit, String what) {
        if (!arguments.has(name)) {
            return List.of();
        }
        var value = arguments.with().path(name);
        var texts = new ArrayList<String>();
        for (var one : value.isArray() ? value : List.of(value)) {
            if (!one.isTextual() || !fit.test(one.textValue())) {
                throw arguments.refused(
                        "`"
                                + name
                                + "` must be "
                                + what
                                + " or a list of such, not "
                                + Sound.cut(one.toString(), 100));
            }
            texts.add(one.textValue());
        }
        return texts;
    }

    private String text(String name, Predicate<String> fit) {
        if (!arguments.has(name)) {
            return "";
        }
        var text = arguments.text(name);
        if (!fit.test(text)) {
            throw arguments.refused("`" + name + "` is too long or has control characters");
        }
        return text;
    }

    private boolean ordered() {
        var value = arguments.with().path("ordered");
        if (value.isMissingNode() || value.isNull() || value.isBoolean()) {
            return value.asBoolean(true);
        }
        throw arguments.refused("`ordered` must be true or false");
    }
}
