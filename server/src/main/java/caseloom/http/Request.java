package caseloom.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A request as a dialect sees it. Path and headers are as sent; nothing is decoded or normalized.
/// For the thread that handles it.
public final class Request {

    private final ServerRequest from;
    private final BodyReader reader;
    private final String path;

    Request(ServerRequest from, BodyReader reader) {
        this.from = from;
        this.reader = reader;
        this.path = originForm(from.prologue().uriPath().rawPath());
    }

    public String method() {
        return from.prologue().method().text();
    }

    /// The path as sent, without the query, starting with a slash unless the peer sent something
    /// odd.
    public String path() {
        return path;
    }

    public Query query() {
        return Query.of(from.prologue().hasQuery() ? from.prologue().query().rawValue() : "");
    }

    /// The values of a header, one for each time it was sent; empty when it was not.
    public List<String> header(String name) {
        return from.headers().all(HeaderNames.create(name), List::of);
    }

    /// The values of the headers whose names begin so, by the rest of their names in lower case.
    public Map<String, List<String>> headersBeginningWith(String prefix) {
        var found = new TreeMap<String, List<String>>();
        from.headers()
                .forEach(header -> {
                    var name = header.headerName().lowerCase();
                    if (name.startsWith(prefix)) {
                        found.put(name.substring(prefix.length()), header.allValues());
                    }
                });
        return found;
    }

    /// Where the connection comes from: the address of the peer, or of a proxy before this server.
    public String peer() {
        return from.remotePeer().host();
    }

    /// Reads the body, at most once. A declared length beyond the limit is refused without reading.
    ///
    /// @throws Overloaded when the bodies being handled take all the memory they may
    /// @throws PeerTooSlow when the peer does not send it in time
    public Body body(long most) {
        return reader.read(most);
    }

    /// Gives the body as it comes, at most once, and instead of reading it.
    ///
    /// @param within how long all of it may take
    /// @throws Overloaded when the bodies being handled take all the memory they may
    public BodyStream stream(long most, Duration within) {
        return reader.stream(most, within);
    }

    /// A request may name the whole address (`GET http://host/path`); only its path matters.
    private static String originForm(String raw) {
        if (raw.startsWith("http://") || raw.startsWith("https://")) {
            var slash = raw.indexOf('/', raw.indexOf("//") + 2);
            return slash < 0 ? "/" : raw.substring(slash);
        }
        return raw;
    }
}
