package caseloom.outbound;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;

/// One request on the wire: the first, or the one that a redirect asks for.
///
/// @param headers by lower-case name
// The bytes are handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
record Hop(String method, Target target, Map<String, String> headers, byte[] body) {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");

    private static final String KEY = "idempotency-key";

    /// They frame the message or steer the connection: a second opinion on them smuggles requests.
    private static final Set<String> OURS =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "keep-alive",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    /// What may follow a redirect to another origin; whatever else may be a credential.
    private static final Set<String> HARMLESS =
            Set.of("accept", "accept-language", "content-type", "user-agent");

    private static final Set<String> BODY_HEADERS = Set.of("content-type", "content-encoding");

    static Hop first(Request request) throws Forbidden {
        var method = request.method();
        if (!TOKEN.matcher(method).matches()
                || method.equalsIgnoreCase("connect")
                || method.equalsIgnoreCase("trace")) {
            throw new Forbidden("the method is not allowed: " + method);
        }
        var headers = new LinkedHashMap<String, String>();
        for (var header : request.headers().entrySet()) {
            headers.put(checkedName(header.getKey()), checkedValue(header));
        }
        if (request.key() != null) {
            headers.put(KEY, checkedValue(Map.entry(KEY, request.key())));
        }
        return new Hop(method, Target.of(request.uri()), headers, request.body());
    }

    static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /// The request that the redirect asks for (RFC 9110, 15.4): 307 and 308 keep method and body.
    Hop redirected(int status, String location) throws Forbidden {
        var next = target.next(location);
        if (target.isSecure() && !next.isSecure()) {
            throw new Forbidden("the redirect leads from https to http");
        }
        var kept = new LinkedHashMap<>(headers);
        if (!next.sameOrigin(target)) {
            kept.keySet().retainAll(HARMLESS);
        }
        if (!becomesGet(status)) {
            return new Hop(method, next, kept, body);
        }
        kept.keySet().removeAll(BODY_HEADERS);
        return new Hop("GET", next, kept, new byte[0]);
    }

    HttpUriRequestBase message() {
        var message = new HttpUriRequestBase(method, target.uri());
        headers.forEach(message::setHeader);
        if (body.length > 0) {
            message.setEntity(new ByteArrayEntity(body, null));
        }
        return message;
    }

    /// The same for the asynchronous half of the library.
    AsyncRequestProducer producer() {
        var message = new BasicHttpRequest(method, target.uri());
        headers.forEach(message::setHeader);
        return new BasicRequestProducer(
                message, body.length > 0 ? new BasicAsyncEntityProducer(body, null) : null);
    }

    static boolean mayCarry(String name, String value) {
        var lower = name.toLowerCase(Locale.ROOT);
        return TOKEN.matcher(lower).matches()
                && !OURS.contains(lower)
                && VALUE.matcher(value).matches();
    }

    private boolean becomesGet(int status) {
        return switch (status) {
            case 303 -> !method.equals("HEAD");
            case 301, 302 -> method.equals("POST");
            default -> false;
        };
    }

    private static String checkedName(String name) throws Forbidden {
        var lower = name.toLowerCase(Locale.ROOT);
        if (!TOKEN.matcher(lower).matches() || OURS.contains(lower)) {
            throw new Forbidden("the header is not allowed: " + name);
        }
        return lower;
    }

    private static String checkedValue(Map.Entry<String, String> header) throws Forbidden {
        if (!VALUE.matcher(header.getValue()).matches()) {
            throw new Forbidden("the value of the header " + header.getKey() + " is not allowed");
        }
        return header.getValue();
    }
}
