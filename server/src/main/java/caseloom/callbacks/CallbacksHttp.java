package caseloom.callbacks;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.core.webhook.Proof;
import caseloom.http.Answer;
import caseloom.http.Body;
import caseloom.http.Dialect;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import caseloom.http.Routes;
import caseloom.http.Routes.Found;
import java.util.function.Consumer;

/// Takes posts to callbacks. Whoever knows the address may post, once, and signs where the callback
/// wants that. Safe to share.
public final class CallbacksHttp implements Dialect {

    public static final String PREFIX = Callbacks.PREFIX;

    private static final Answer NOT_FOUND = told(404, "not_found", "There is no such callback.");
    private static final Answer OVER =
            told(410, "over", "This address was used already, or nobody waits for it any more.");
    private static final Answer NOT_JSON = told(400, "not_json", "The body must be JSON.");
    private static final Answer BROKEN =
            told(400, "broken_body", "The body ended before it should have.");
    private static final Answer WRONG_METHOD =
            told(405, "method_not_allowed", "Post a JSON body to this address, once.");
    private static final Answer TAKEN = told(202, "taken", "Thank you: this was passed on.");
    private static final Answer INCOMPLETE =
            unsigned(
                    "Posts to this address are signed, as Standard Webhooks says: send the headers"
                            + " webhook-id, webhook-timestamp (seconds since 1970) and"
                            + " webhook-signature (v1, HMAC-SHA256).");
    private static final Answer UNTIMELY =
            unsigned(
                    "webhook-timestamp must be within "
                            + Proof.TOLERANCE.toMinutes()
                            + " minutes of now.");
    private static final Answer WRONG =
            unsigned(
                    "webhook-signature does not fit: it must be `v1,` and the base64 of the"
                            + " HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`, with the"
                            + " secret that was agreed on.");
    private static final Answer UNPROVABLE =
            told(503, "no_secret", "Signatures cannot be checked now; please try again later.")
                    .with(HeaderField.of("Retry-After", "60"));
    private static final Answer FAILED =
            told(500, "internal_error", "The server could not complete the request.");
    private static final Answer UNAVAILABLE =
            told(503, "unavailable", "The server is temporarily unavailable; please try again.")
                    .with(HeaderField.of("Retry-After", "5"));

    private final Callbacks callbacks;
    private final CallbacksSettings settings;
    private final Consumer<Posted> posted;
    private final Answer tooLarge;
    private final Routes<Boolean> routes = new Routes<Boolean>().with("POST", "/{secret}", true);

    /// @param posted learns of what is on disk; must not wait
    public CallbacksHttp(Callbacks callbacks, CallbacksSettings settings, Consumer<Posted> posted) {
        this.callbacks = callbacks;
        this.settings = settings;
        this.posted = posted;
        var most = settings.bodyMost();
        this.tooLarge = told(413, "too_large", "The body is larger than " + most + " bytes.");
    }

    @Override
    public String name() {
        return "callbacks";
    }

    @Override
    public Answer answer(Request request) {
        return switch (routes.find(request.method(), request.path().substring(PREFIX.length()))) {
            case Found.Hit<Boolean> hit -> read(hit.parameters().getFirst(), request);
            case Found.WrongMethod<Boolean>(var allow) ->
                    WRONG_METHOD.with(HeaderField.of("Allow", allow));
            case Found.Unknown<Boolean> _ -> NOT_FOUND;
        };
    }

    /// Whoever has the address may post, unless it wants a signature.
    @Override
    public String loggable(String path) {
        return PREFIX + "/…";
    }

    @Override
    public Answer failed() {
        return FAILED;
    }

    @Override
    public Answer unavailable() {
        return UNAVAILABLE;
    }

    private Answer read(String secret, Request request) {
        return switch (request.body(settings.bodyMost())) {
            case Body.TooLarge _ -> tooLarge;
            case Body.Broken _ -> BROKEN;
            case Body.Whole whole -> post(secret, proof(request), whole.bytes());
        };
    }

    private static Proof proof(Request request) {
        return new Proof(
                only(request, "webhook-id"),
                only(request, "webhook-timestamp"),
                only(request, "webhook-signature"));
    }

    /// What was sent twice says nothing.
    private static String only(Request request, String header) {
        var values = request.header(header);
        return values.size() == 1 ? values.getFirst() : "";
    }

    private Answer post(String secret, Proof proof, byte[] bytes) {
        try {
            return switch (callbacks.post(secret, proof, bytes)) {
                case Post.Unknown _ -> NOT_FOUND;
                case Post.Over _ -> OVER;
                case Post.Unproven(var flaw) -> unproven(flaw);
                case Post.Unprovable _ -> UNPROVABLE;
                case Post.Taken(var what) -> {
                    posted.accept(what);
                    yield TAKEN;
                }
            };
        } catch (JsonFault _) {
            return NOT_JSON;
        }
    }

    private static Answer unproven(Proof.Flaw flaw) {
        return switch (flaw) {
            case INCOMPLETE -> INCOMPLETE;
            case UNTIMELY -> UNTIMELY;
            case WRONG -> WRONG;
        };
    }

    private static Answer unsigned(String wanted) {
        return told(401, "unsigned", wanted);
    }

    private static Answer told(int status, String word, String message) {
        var body = Json.object().put("status", word).put("message", message);
        return Answer.json(status, Json.bytes(body)).with(HeaderField.NO_STORE);
    }
}
