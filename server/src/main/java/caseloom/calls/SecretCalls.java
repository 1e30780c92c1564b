package caseloom.calls;

import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.interpreter.Filling;
import caseloom.core.interpreter.Late;
import caseloom.core.interpreter.Unfillable;
import caseloom.vault.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// Performs the calls of steps: puts secrets into a request at the moment it is made, and masks
/// them in whatever comes back, before anybody keeps that. Safe to share.
public final class SecretCalls {

    private final Filling filling = Filling.standard();
    private final ServiceCalls services;
    private final Lookup lookup;

    /// Gives what secrets of an organization hold; those that it has.
    @FunctionalInterface
    public interface Lookup {

        /// For a world without secrets.
        Lookup NONE = (_, _) -> Map.of();

        Map<String, Secret> open(OrganizationId organization, Set<String> names);
    }

    public SecretCalls(ServiceCalls services, Lookup lookup) {
        this.services = services;
        this.lookup = lookup;
    }

    /// Makes the request of `call: http`.
    ///
    /// @throws NotYet when the rate limit of its connection has no room for it now
    public Answer http(OrganizationId organization, Effect.CallHttp call) {
        var late = call.manner().late();
        return late.isNone()
                ? services.http(organization, call)
                : made(
                        organization,
                        late,
                        filling::http,
                        call,
                        (full, _) -> services.http(organization, full));
    }

    /// Makes the request that the operation of `call: openapi` stands for.
    ///
    /// @throws NotYet as above
    public Answer openApi(OrganizationId organization, Effect.CallOpenApi call) {
        var late = call.manner().late();
        return late.isNone()
                ? services.openApi(organization, call)
                : made(
                        organization,
                        late,
                        filling::openApi,
                        call,
                        (full, masks) -> services.openApi(organization, full, masks::tells));
    }

    /// Makes the request of `call-connection`: all that is secret of it is the connection's own.
    ///
    /// @throws NotYet as above
    public Answer connection(OrganizationId organization, Effect.CallConnection call) {
        return services.connection(organization, call);
    }

    @FunctionalInterface
    private interface Fill<T> {
        Filling.Filled<T> of(T call, Map<String, String> secrets) throws Unfillable;
    }

    private <T> Answer made(
            OrganizationId organization,
            Late late,
            Fill<T> fill,
            T call,
            BiFunction<T, Masks, Answer> make) {
        var secrets = lookup.open(organization, late.secrets());
        var missing = new TreeSet<>(late.secrets());
        missing.removeAll(secrets.keySet());
        if (!missing.isEmpty()) {
            return new Answer.Refused(
                    Answer.Why.INVALID,
                    "the organization has no secret `" + missing.getFirst() + "`");
        }
        var texts = new HashMap<String, String>();
        secrets.forEach((name, secret) -> texts.put(name, secret.text()));
        var masks = Masks.of(secrets.values());
        try {
            var filled = fill.of(call, texts);
            return made(filled, masks.with(filled.texts()), make);
        } catch (Unfillable e) {
            return new Answer.Refused(Answer.Why.INVALID, masks.masked(e.why()));
        }
    }

    /// Whoever notes a failure notes its text, which may quote what was sent.
    private static <T> Answer made(
            Filling.Filled<T> filled, Masks masks, BiFunction<T, Masks, Answer> make) {
        try {
            return masks.masked(make.apply(filled.call(), masks));
        } catch (NotYet e) {
            throw e;
        } catch (RuntimeException e) {
            var masked = new IllegalStateException(masks.masked(e.toString()));
            masked.setStackTrace(e.getStackTrace());
            throw masked;
        }
    }
}
