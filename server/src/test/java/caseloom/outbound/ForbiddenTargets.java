package caseloom.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The table of targets that nobody may reach, and a world in which they would be there: a receiver
/// that may be reached and sends requests on, and names that change their addresses.
public final class ForbiddenTargets implements AutoCloseable {

    private final Receiver receiver;
    private final Map<String, Deque<String>> addresses = new ConcurrentHashMap<>();

    private ForbiddenTargets(Receiver receiver) {
        this.receiver = receiver;
    }

    /// A world without TLS.
    public static ForbiddenTargets plain() {
        return new ForbiddenTargets(Receiver.start());
    }

    /// The same targets by `https`.
    public static ForbiddenTargets secure() {
        return new ForbiddenTargets(ServiceKeys.receiver("h2", "http/1.1"));
    }

    /// One row.
    public record Row(String way, String target) {

        /// Whether a place that may be reached is on the way.
        public boolean leadsOn() {
            return way.equals("redirect") || target.contains("here");
        }
    }

    /// All rows of the table.
    public static List<Row> rows() {
        try (var stream = ForbiddenTargets.class.getResourceAsStream("forbidden_targets.tsv")) {
            if (stream == null) {
                throw new AssertionError("no table of targets");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(parts -> new Row(parts[0], parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the operator allows here.
    public String allowed() {
        return "127.0.0.1:" + receiver.port();
    }

    /// The address that a request for the row is made to.
    public String uri(Row row) {
        return switch (row.way()) {
            case "direct" -> inScheme(row.target());
            case "redirect" -> redirecting(inScheme(row.target()));
            case "name" -> named(row.target().split(" ", 2));
            default -> throw new AssertionError("an unknown way: " + row);
        };
    }

    private String redirecting(String target) {
        var path = "/" + receiver.received().size() + "-" + Integer.toHexString(target.hashCode());
        receiver.redirects(path, 302, target);
        return receiver.url(path);
    }

    /// A name that is first this place sends the request on to itself, over a new connection.
    private String named(String[] row) {
        addresses.put(row[0], new ArrayDeque<>(Arrays.asList(row[1].split(","))));
        if (!row[1].startsWith("here")) {
            return inScheme("http://" + row[0] + "/");
        }
        var url = inScheme("http://" + row[0] + ":" + receiver.port() + "/" + row[0]);
        receiver.on("/" + row[0], new Receiver.Behaviour.Farewell(302, Map.of("Location", url)));
        return url;
    }

    private String inScheme(String target) {
        var scheme = receiver.url("").startsWith("https:") ? "https:" : "http:";
        return target.replaceFirst("^http:", scheme);
    }

    /// The name service.
    public InetAddress[] names(String host) throws UnknownHostException {
        var known = addresses.get(host);
        if (known == null) {
            return host.equals("inside.example")
                    ? new InetAddress[] {InetAddress.ofLiteral("10.0.0.7")}
                    : InetAddress.getAllByName(host);
        }
        synchronized (known) {
            var next = known.size() > 1 ? known.remove() : known.getFirst();
            return new InetAddress[] {
                InetAddress.ofLiteral(next.equals("here") ? "127.0.0.1" : next)
            };
        }
    }

    /// How many requests came to the place that may be reached.
    public int reached() {
        return receiver.received().size();
    }

    @Override
    public void close() {
        receiver.close();
    }
}
