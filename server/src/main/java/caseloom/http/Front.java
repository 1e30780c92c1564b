package caseloom.http;

import caseloom.db.DatabaseFault;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every request comes through here: finds its dialect, turns failures into answers, sends, and
/// decides whether the connection can be used again. Takes the place of the library's own routing.
final class Front implements HttpRouting {

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    private static final HttpSecurity SECURITY = HttpSecurity.create();

    private final List<Mount> mounts;
    private final SlowPeers peers;
    private final Outflow outflow;
    private final Traffic traffic;
    private final Semaphore room;
    private final BodyMemory.Pool bodies;
    private volatile boolean open;

    Front(List<Mount> mounts, HttpSettings settings, SlowPeers peers, Traffic traffic) {
        this.mounts = List.copyOf(mounts);
        this.peers = peers;
        this.outflow = new Outflow(peers, () -> open);
        this.traffic = traffic;
        this.room = new Semaphore(settings.requestsMost());
        this.bodies = new BodyMemory.Pool(settings.bodyMemory(), settings.bodyNodes());
    }

    /// How many bytes the bodies being handled take, with what is made of them.
    long bodyMemory() {
        return bodies.taken();
    }

    /// Whether requests are answered, other than 503 and by those that always answer.
    void open(boolean now) {
        open = now;
    }

    @Override
    public HttpSecurity security() {
        return SECURITY;
    }

    @Override
    public void route(ConnectionContext connection, RoutingRequest from, RoutingResponse to) {
        var memory = new BodyMemory(bodies);
        try {
            var reader = new BodyReader(connection, from, peers, memory);
            var request = new Request(from, reader);
            var answer =
                    HeadCheck.wellFormed(from.headers()) ? answer(request) : Malformed.answer();
            var reusable = reader.spent() || reader.drainable();
            send(request, to, answer, reusable && answer != Malformed.answer());
            settle(from, to, reader);
        } catch (PeerTooSlow _) {
            throw new CloseConnectionException("the peer was too slow");
        } finally {
            memory.giveBack();
        }
    }

    private Answer answer(Request request) {
        var mount = mountFor(request.path());
        if (mount.always()) {
            return attempt(mount.dialect(), request);
        }
        if (!open || !room.tryAcquire()) {
            return mount.dialect().unavailable();
        }
        try {
            return attempt(mount.dialect(), request);
        } finally {
            room.release();
        }
    }

    /// The one place where what a request stumbles over is caught.
    private Answer attempt(Dialect dialect, Request request) {
        try {
            return dialect.answer(request);
        } catch (CloseConnectionException | PeerTooSlow e) {
            throw e;
        } catch (Overloaded _) {
            return dialect.unavailable();
        } catch (DatabaseFault e) {
            return switch (e.kind()) {
                case GONE, CONFLICT, SLOW -> {
                    LOG.warn("{} {} found no database", dialect.name(), request.method(), e);
                    yield dialect.unavailable();
                }
                case DUPLICATE, REFUSED, OTHER -> failed(dialect, request, e);
            };
        } catch (RuntimeException | Error e) {
            return failed(dialect, request, e);
        }
    }

    private Answer failed(Dialect dialect, Request request, Throwable e) {
        LOG.error(
                "failure {}: {} {} {}",
                traffic.nextFailure(),
                dialect.name(),
                request.method(),
                dialect.loggable(request.path()),
                e);
        return dialect.failed(request);
    }

    private Mount mountFor(String path) {
        var found = mounts.getFirst();
        var length = -1;
        for (var mount : mounts) {
            if (mount.prefix().length() > length && mount.takes(path)) {
                found = mount;
                length = mount.prefix().length();
            }
        }
        return found;
    }

    private void send(Request request, RoutingResponse to, Answer answer, boolean reusable) {
        traffic.count(answer.status());
        to.status(Status.create(answer.status()));
        var headers = to.headers();
        for (var field : answer.fields()) {
            headers.set(field.header());
        }
        if (!reusable || !open) {
            headers.set(HeaderValues.CONNECTION_CLOSE);
        }
        outflow.send(to, answer.payload(), request.method().equals("HEAD"));
    }

    /// Leaves the connection at the start of the next request, or ends it in a way that lets the
    /// peer see its answer.
    private static void settle(RoutingRequest from, RoutingResponse to, BodyReader reader) {
        var ending = to.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
        if (!ending && !reader.spent()) {
            reader.drain();
        }
        if (ending && !reader.spent() && !reader.broken()) {
            reader.linger();
        }
        if (ending || from.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("this was the last answer");
        }
    }
}
