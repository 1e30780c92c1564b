package caseloom.callbacks;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.http.Answer;
import caseloom.http.Body;
import caseloom.http.Dialect;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import caseloom.http.Routes;
import caseloom.http.Routes.Found;
import java.util.function.Consumer;

/// Takes posts to callbacks. Whoever knows the address may post, once. Safe to share.
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

    /// Whoever has the address may post.
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
            case Body.Whole whole -> post(secret, whole.bytes());
        };
    }

    private Answer post(String secret, byte[] bytes) {
        try {
            return switch (callbacks.post(secret, Json.read(bytes))) {
                case Post.Unknown _ -> NOT_FOUND;
                case Post.Over _ -> OVER;
                case Post.Taken(var what) -> {
                    posted.accept(what);
                    yield TAKEN;
                }
            };
        } catch (JsonFault _) {
            return NOT_JSON;
        }
    }

    private static Answer told(int status, String word, String message) {
        var body = Json.object().put("status", word).put("message", message);
        return Answer.json(status, Json.bytes(body)).with(HeaderField.NO_STORE);
    }
}
