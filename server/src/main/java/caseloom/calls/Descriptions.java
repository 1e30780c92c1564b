package caseloom.calls;

import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Effect;
import caseloom.core.openapi.OpenApiDocument;
import caseloom.outbound.Outcome;
import caseloom.outbound.Request;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/// Descriptions of services, fetched and kept for a while. A failure is not kept. Safe to share.
final class Descriptions {

    private final Calling calling;
    private final InstantSource clock;
    private final CallsSettings settings;
    private final Kept<Wanted, OpenApiDocument> kept;

    Descriptions(Calling calling, InstantSource clock, CallsSettings settings) {
        this.calling = calling;
        this.clock = clock;
        this.settings = settings;
        this.kept = new Kept<>(settings.descriptionsMost());
    }

    /// Connections of one name are others in every organization.
    private record Wanted(OrganizationId organization, Effect.Description description) {}

    /// @throws Missing when there is none that can be used
    /// @throws NoToken when a token is needed and none can be had
    /// @throws NotYet when it may not be asked for now
    OpenApiDocument of(
            OrganizationId organization, Effect.Description description, Allowance allowance) {
        var wanted = new Wanted(organization, description);
        return kept.get(wanted, clock.instant(), one -> fetched(one, allowance)).value();
    }

    private Kept.Good<OpenApiDocument> fetched(Wanted wanted, Allowance allowance) {
        var request =
                new Request(
                        "GET",
                        wanted.description().uri(),
                        Map.of("Accept", "application/json, application/yaml;q=0.9, */*;q=0.5"),
                        new byte[0],
                        null,
                        true);
        return switch (calling.send(
                wanted.organization(), request, wanted.description().credentials(), allowance)) {
            case Outcome.Failed failed -> throw new Missing(failed.timeout(), failed.message());
            case Outcome.Answered answered when answered.status() != 200 ->
                    throw new Missing(false, "it was answered with " + answered.status());
            case Outcome.Answered answered ->
                    new Kept.Good<>(
                            document(answered.body()),
                            clock.instant().plus(settings.descriptionAge()));
        };
    }

    private static OpenApiDocument document(byte[] body) {
        return switch (OpenApiDocument.read(new String(body, StandardCharsets.UTF_8))) {
            case OpenApiDocument.Reading.Read(var document) -> document;
            case OpenApiDocument.Reading.Refused(var why) -> throw new Missing(false, why);
        };
    }

    /// There is no description that can be used.
    static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean timeout;

        Missing(boolean timeout, String message) {
            super("the description of the service: " + message, null, false, false);
            this.timeout = timeout;
        }

        boolean timeout() {
            return timeout;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }
}
