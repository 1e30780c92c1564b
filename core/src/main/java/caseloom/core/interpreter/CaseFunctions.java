package caseloom.core.interpreter;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.Statuses;
import caseloom.core.cases.Subjects;
import caseloom.core.definition.Function;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The functions of the default catalog. Those that change the case give its attributes as they now
/// are, so that `.` stays the case.
final class CaseFunctions {

    private final Advance advance;
    private final Activation activation;
    private final Arguments arguments;

    private CaseFunctions(Advance advance, Activation activation, Arguments arguments) {
        this.advance = advance;
        this.activation = activation;
        this.arguments = arguments;
    }

    static Deed call(Advance advance, Activation activation, Function function, JsonNode with) {
        var call = new CaseFunctions(advance, activation, Arguments.of(function, with));
        return switch (function) {
            case SET_STATUS -> call.setStatus();
            case SET_ATTRIBUTES -> call.setAttributes();
            case SET_SUBJECT -> call.setSubject();
            case ADD_NOTE -> call.addNote();
            case GET_CASE -> call.getCase();
            case WAIT_UNTIL -> call.waitUntil();
            case CREATE_CASE -> call.createCase();
            case WAIT_CALLBACK -> call.waitCallback();
            case CALL_CONNECTION -> ConnectionCalls.begin(advance, activation, call.arguments);
            case REQUEST_APPROVAL, REQUEST_INPUT ->
                    PeopleCalls.begin(advance, activation, call.arguments);
            case ASK_MODEL, STORE_DOCUMENT, GENERATE_DOCUMENT, SEND_MAIL ->
                    FunctionCalls.begin(advance, activation, call.arguments);
            case REQUEST_SIGNATURE -> SignatureCalls.begin(advance, activation, call.arguments);
        };
    }

    private Deed setStatus() {
        var to = arguments.text("status");
        var statuses = advance.facts.definition().head().statuses();
        if (!statuses.has(to)) {
            throw arguments.refused(undeclared(to, statuses));
        }
        var attributes = advance.view.attributes();
        return advance.move(activation.pointer(), to)
                ? new Deed.Told(attributes)
                : new Deed.Gave(attributes);
    }

    private static String undeclared(String status, Statuses statuses) {
        return "the workflow has no status `"
                + status
                + "`; it has "
                + String.join(", ", statuses.all());
    }

    private Deed setAttributes() {
        var view = advance.view;
        var schema = view.shown() ? advance.facts.definition() : null;
        var amendment = Amendment.of(view.attributes(), arguments.with(), schema, advance.limits());
        return switch (amendment) {
            case Amendment.TooLarge(var complaint) ->
                    throw arguments.refused("the attributes would be one that " + complaint);
            case Amendment.Unfit(var violations) ->
                    throw arguments.refused(DataFlow.told(violations));
            case Amendment.Fits(var merged, var changed) ->
                    changed.isEmpty()
                            ? new Deed.Gave(view.attributes())
                            : amended(view.withAttributes(merged), changed);
        };
    }

    private Deed amended(CaseView to, ObjectNode changed) {
        advance.view = to;
        var detail = Json.object();
        detail.set("set", changed);
        return told(StoryEvent.ATTRIBUTES_CHANGED, advance.story.shown(detail));
    }

    private Deed setSubject() {
        var to = arguments.text("subject");
        if (Subjects.blank(to)) {
            throw arguments.refused("`subject` must not be blank");
        }
        var view = advance.view;
        storable("subject", to);
        if (to.equals(view.subject())) {
            return new Deed.Gave(view.attributes());
        }
        advance.view = view.withSubject(to);
        return told(
                StoryEvent.SUBJECT_CHANGED,
                advance.story.shown(Json.object().put("from", view.subject()).put("to", to)));
    }

    private Deed addNote() {
        var text = arguments.text("text");
        storable("text", text);
        return told(StoryEvent.NOTE_ADDED, Json.object().put("text", text));
    }

    private void storable(String name, String text) {
        var limits = advance.limits();
        var size =
                Measure.of(Json.object().put(name, text), limits.attributesSize(), limits.depth());
        if (!size.fits()) {
            throw arguments.refused("`" + name + "` " + size.complaint());
        }
    }

    private Deed getCase() {
        var id = arguments.id("id");
        if (id.isEmpty()) {
            throw noSuchCase();
        }
        return asking(
                new Effect.GetCase(activation.id, id.get()), Json.object().put("case", id.get()));
    }

    private Deed createCase() {
        var workflow = arguments.text("workflow");
        var subject = arguments.has("subject") ? arguments.text("subject") : null;
        if (subject != null && Subjects.blank(subject)) {
            throw arguments.refused("`subject` must not be blank");
        }
        var attributes = arguments.object("attributes");
        var limits = advance.limits();
        var size = Measure.of(arguments.with(), limits.attributesSize(), limits.depth());
        if (!size.fits()) {
            throw arguments.refused("`with` " + size.complaint());
        }
        var key = Keys.of(advance, activation);
        return asking(
                new Effect.CreateCase(activation.id, key, workflow, subject, attributes),
                Json.object().put("workflow", workflow));
    }

    private Deed waitCallback() {
        var title = arguments.text("title");
        storable("title", title);
        var secret = arguments.has("secret") ? arguments.text("secret") : null;
        var key = Keys.of(advance, activation);
        advance.progress.opening = activation;
        return asking(
                new Effect.OpenCallback(activation.id, key, title, secret),
                Json.object().put("callback", Sound.cut(title, 200)));
    }

    private Deed asking(Effect effect, ObjectNode told) {
        advance.ask(activation, effect, told, arguments.with());
        return new Deed.Busy(new Work.Asking(null));
    }

    /// The URL of a callback is known; the run waits for its use from now on.
    static Deed opened(Advance advance, Activation activation, String url) {
        advance.progress.opening = null;
        advance.story.tell(
                StoryEvent.CALLBACK_OPENED, activation.pointer(), Json.object().put("url", url));
        return new Deed.Busy(new Work.Calling(url, null));
    }

    /// What `create-case` gives for the case that it opened.
    static JsonNode created(Answer.Created answer) {
        return described(answer.created());
    }

    /// What `get-case` gives for the case that was found.
    static JsonNode found(Answer.Found answer) {
        var view = answer.found().orElseThrow(CaseFunctions::noSuchCase);
        return described(view);
    }

    private static ObjectNode described(CaseView view) {
        var node =
                Json.object()
                        .put("id", view.id().value())
                        .put("subject", view.subject())
                        .put("status", view.status());
        node.set("attributes", view.attributes());
        return node;
    }

    private static StepFault noSuchCase() {
        return new StepFault(
                Errors.communication(
                        404, "The case was not found", "there is no case of that number"));
    }

    private Deed waitUntil() {
        var at = arguments.moment("at");
        if (!at.isAfter(advance.now())) {
            return new Deed.Gave(activation.input);
        }
        if (at.isAfter(advance.now().plus(advance.limits().pause()))) {
            throw arguments.refused("`at` is more than " + advance.limits().pause() + " away");
        }
        return new Deed.Busy(Waits.until(advance, activation, at));
    }

    private Deed told(StoryEvent event, JsonNode detail) {
        advance.story.tell(event, activation.pointer(), detail);
        return new Deed.Told(advance.view.attributes());
    }
}
