package caseloom.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Methods and paths of one dialect, looked up without decoding anything: a path is its segments as
/// sent, and `{name}` in a pattern takes any one segment. Immutable once handed out.
///
/// @param <H> what a dialect wants to know about a route
public final class Routes<H> {

    private final Predicate<String> open;
    private final List<Route<H>> routes = new ArrayList<>();

    /// Any text that is not empty fits where a pattern is open.
    public Routes() {
        this(segment -> !segment.isEmpty());
    }

    /// Where a pattern is open only such segments fit; a path with others is unknown.
    public Routes(Predicate<String> open) {
        this.open = open;
    }

    private record Route<H>(String method, List<String> pattern, H handler) {}

    /// What a method and a path lead to.
    public sealed interface Found<H> {

        /// A route; the parameters are the segments that the pattern left open, in order.
        record Hit<H>(H handler, List<String> parameters) implements Found<H> {}

        /// The path exists with other methods, listed as an `Allow` header wants them.
        record WrongMethod<H>(String allow) implements Found<H> {}

        record Unknown<H>() implements Found<H> {}
    }

    /// Adds a route; the pattern is relative to the dialect's prefix and starts with a slash. `GET`
    /// takes `HEAD` along.
    public Routes<H> with(String method, String pattern, H handler) {
        routes.add(new Route<>(method, segments(pattern), handler));
        return this;
    }

    /// Looks up a path below the prefix, such as `/workflows/7/cases`.
    public Found<H> find(String method, String path) {
        var segments = segments(path);
        var asked = method.equals("HEAD") ? "GET" : method;
        var known = false;
        for (var route : routes) {
            if (fits(route.pattern, segments)) {
                if (route.method.equals(asked)) {
                    return new Found.Hit<>(route.handler, open(route.pattern, segments));
                }
                known = true;
            }
        }
        return known ? new Found.WrongMethod<>(allow(segments)) : new Found.Unknown<>();
    }

    /// The parts between slashes; a trailing slash gives an empty last part.
    public static List<String> segments(String path) {
        var parts = new ArrayList<String>(8);
        var from = 1;
        while (from <= path.length()) {
            var to = path.indexOf('/', from);
            var end = to < 0 ? path.length() : to;
            parts.add(path.substring(from, end));
            from = end + 1;
        }
        return parts;
    }

    private boolean fits(List<String> pattern, List<String> segments) {
        if (pattern.size() != segments.size()) {
            return false;
        }
        for (var i = 0; i < segments.size(); i++) {
            if (!fits(pattern.get(i), segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(String part, String segment) {
        return isOpen(part) ? open.test(segment) : part.equals(segment);
    }

    private static List<String> open(List<String> pattern, List<String> segments) {
        var parameters = new ArrayList<String>(2);
        for (var i = 0; i < segments.size(); i++) {
            if (isOpen(pattern.get(i))) {
                parameters.add(segments.get(i));
            }
        }
        return parameters;
    }

    private static boolean isOpen(String part) {
        return part.startsWith("{");
    }

    private String allow(List<String> segments) {
        var methods = new ArrayList<String>();
        for (var route : routes) {
            if (fits(route.pattern, segments)) {
                methods.add(route.method);
                if (route.method.equals("GET")) {
                    methods.add("HEAD");
                }
            }
        }
        return String.join(", ", methods);
    }
}
