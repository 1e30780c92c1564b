package caseloom.champ;

import caseloom.access.Caller;
import caseloom.champ.BodyChecks.Sender;
import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.core.json.JsonTooLarge;
import caseloom.http.Answer;
import caseloom.http.Body;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import caseloom.intake.IdempotencyKeys;
import caseloom.intake.IdempotencyKeys.Claim;
import caseloom.intake.Intake;
import caseloom.intake.Receipt;
import caseloom.workflows.WorkflowStanding;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/// The two POST calls (sections 3 and 7.1): steps 4 to 13 of C-16, then the intake. Safe to share.
public final class ChampPosts {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final HeaderField REPLAYED = HeaderField.of("Idempotency-Replayed", "true");

    private final Intake intake;
    private final IdempotencyKeys keys;
    private final InstantSource clock;
    private final ChampSettings settings;
    private final BodyChecks checks;

    public ChampPosts(
            Intake intake,
            IdempotencyKeys keys,
            InstantSource clock,
            ChampSettings settings,
            String publicUrl) {
        this.intake = intake;
        this.keys = keys;
        this.clock = clock;
        this.settings = settings;
        this.checks = new BodyChecks(new ChampAddresses(publicUrl));
    }

    /// The checks of one of the two calls.
    @FunctionalInterface
    private interface Check {
        Checked check(WorkflowStanding workflow, ObjectNode body, Sender sender);
    }

    Answer createCase(Caller caller, WorkflowStanding workflow, long number, Request request) {
        return posted(caller, workflow, request, checks::newCase);
    }

    Answer startRun(Caller caller, WorkflowStanding workflow, long number, Request request) {
        return posted(caller, workflow, request, checks::newRun);
    }

    private Answer posted(Caller caller, WorkflowStanding workflow, Request request, Check check) {
        if (workflow.deleted()) {
            return ChampErrors.NOT_FOUND;
        }
        var body = request.body(settings.bodyMost());
        if (body instanceof Body.TooLarge) {
            return ChampErrors.bodyTooLarge(settings.bodyMost());
        }
        var key = IdempotencyKey.of(request.header(IDEMPOTENCY_KEY));
        if (key instanceof IdempotencyKey.Invalid) {
            return ChampErrors.INVALID_IDEMPOTENCY_KEY;
        }
        if (!(body instanceof Body.Whole whole)) {
            return ChampErrors.INVALID_JSON;
        }
        var checked = (Supplier<Checked>) () -> checked(caller, workflow, whole, check);
        return key instanceof IdempotencyKey.Given(var text)
                ? keyed(caller, new Place(scope(request), text, hash(whole.bytes())), checked)
                : written(checked.get()).orElse(ChampErrors.INTERNAL_ERROR);
    }

    /// Where a first answer is remembered, and for which body (C-41, C-42).
    private record Place(String scope, String key, String bodyHash) {}

    /// When another node was faster with the same key there is something to look up now.
    private Answer keyed(Caller caller, Place place, Supplier<Checked> checked) {
        return attempt(caller, place, checked)
                .or(() -> attempt(caller, place, checked))
                .orElse(ChampErrors.UNAVAILABLE);
    }

    private Optional<Answer> attempt(Caller caller, Place place, Supplier<Checked> checked) {
        try (var claim =
                keys.claim(caller.organization(), place.scope, place.key, place.bodyHash)) {
            return switch (claim) {
                case Claim.Fresh _ -> written(under(place, checked.get()));
                case Claim.Repeated(var location, var body) ->
                        Optional.of(created(location, body).with(REPLAYED));
                case Claim.Clash() -> Optional.of(ChampErrors.KEY_CLASH);
                case Claim.Busy() -> Optional.of(ChampErrors.KEY_BUSY);
            };
        }
    }

    private static Checked under(Place place, Checked checked) {
        return switch (checked) {
            case Checked.Fit fit -> fit.under(place.scope, place.key, place.bodyHash);
            case Checked.Refused refused -> refused;
        };
    }

    /// Empty when another node stored something under the same key first.
    private Optional<Answer> written(Checked checked) {
        return switch (checked) {
            case Checked.Refused(var answer) -> Optional.of(answer);
            case Checked.Fit fit ->
                    switch (intake.write(fit.arrival())) {
                        case Receipt.Stored(var numbers) -> {
                            var first = fit.first().apply(numbers);
                            yield Optional.of(created(first.location(), first.body()));
                        }
                        case Receipt.KeyTaken() -> Optional.empty();
                        case Receipt.Refused(), Receipt.Unconfirmed() ->
                                Optional.of(ChampErrors.UNAVAILABLE);
                        case Receipt.Failed() -> Optional.of(ChampErrors.INTERNAL_ERROR);
                    };
        };
    }

    /// Moments are cut to what the database keeps, so that no later answer shows another second.
    private Checked checked(
            Caller caller, WorkflowStanding workflow, Body.Whole body, Check check) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var sender = new Sender(caller.member(), at);
        try {
            return object(body)
                    .map(object -> check.check(workflow, object, sender))
                    .orElse(new Checked.Refused(ChampErrors.INVALID_JSON));
        } catch (JsonTooLarge _) {
            return new Checked.Refused(ChampErrors.bodyTooLarge(settings.bodyMost()));
        }
    }

    /// Zero bytes count as `{}` (C-20).
    private static Optional<ObjectNode> object(Body.Whole body) throws JsonTooLarge {
        if (body.bytes().length == 0) {
            return Optional.of(Json.object());
        }
        try {
            return body.json() instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonTooLarge e) {
            throw e;
        } catch (JsonFault _) {
            return Optional.empty();
        }
    }

    private static Answer created(String location, String body) {
        return Answer.json(201, body).with(HeaderField.of("Location", location));
    }

    private static String scope(Request request) {
        return request.method() + " " + request.path();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
