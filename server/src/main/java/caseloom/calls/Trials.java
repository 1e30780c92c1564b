package caseloom.calls;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.connections.Access;
import caseloom.connections.Connections;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.outbound.Request;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tries a connection out: whether its service answers, and takes its credentials. Safe to share.
public final class Trials {

    private static final String WHAT = "connection";

    private final Db db;
    private final Connections connections;
    private final ServiceCalls calls;
    private final InstantSource clock;

    public Trials(Db db, Connections connections, ServiceCalls calls, InstantSource clock) {
        this.db = db;
        this.connections = connections;
        this.calls = calls;
        this.clock = clock;
    }

    /// What came of it.
    ///
    /// @param status of the answer; null when none came
    /// @param error why there is none; null when there is one
    public record Trial(@Nullable Integer status, Duration took, @Nullable String error) {}

    /// Makes one request, which counts for the rate limit.
    ///
    /// @param path below the base URL; empty for the base URL itself
    public Outcome<Trial> make(Actor by, long connection, String method, String path) {
        var access = connections.access(by.organization(), connection);
        if (access.isEmpty()) {
            return Outcome.refused(new Refusal.NotFound(WHAT, Long.toString(connection)));
        }
        noted(by, connection);
        try {
            return Outcome.done(made(access.get(), method, path));
        } catch (NotYet e) {
            return Outcome.refused(
                    new Refusal.Conflict(
                            WHAT,
                            "The rate limit of the connection is used up until "
                                    + e.at()
                                    + ". Try again then."));
        }
    }

    private void noted(Actor by, long connection) {
        db.tx(
                by.organization(),
                tx -> {
                    AuditTrail.note(tx, by, new Deed("connection.test", connection, Json.object()));
                    return true;
                });
    }

    private Trial made(Access access, String method, String path) {
        var began = clock.instant();
        var uri = access.connection().terms().baseUrl().with(path);
        var outcome =
                calls.send(access, new Request(method, uri, Map.of(), new byte[0], null, false));
        var took = Duration.between(began, clock.instant());
        return switch (outcome) {
            case caseloom.outbound.Outcome.Answered answered ->
                    new Trial(answered.status(), took, null);
            case caseloom.outbound.Outcome.Failed failed -> new Trial(null, took, failed.message());
        };
    }
}
