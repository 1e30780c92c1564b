package caseloom.engine;

import caseloom.callbacks.Callbacks;
import caseloom.calls.SecretCalls;
import caseloom.connections.Turn;
import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import java.util.Optional;

/// Performs one effect and gives the world's answer as a value. Safe to share.
final class EffectCalls {

    private final EngineStore store;
    private final SecretCalls services;
    private final Children children;
    private final Callbacks callbacks;

    EffectCalls(EngineStore store, SecretCalls services, Children children, Callbacks callbacks) {
        this.store = store;
        this.services = services;
        this.children = children;
        this.callbacks = callbacks;
    }

    Performed perform(Outgoing outgoing) {
        if (outgoing.answer() != null) {
            return new Performed.Answered(outgoing.answer());
        }
        var organization = outgoing.held().organization();
        return switch (services.turn(organization, outgoing.effect())) {
            case Turn.Later(var at) -> new Performed.NotYet(at);
            case Turn.Now _ ->
                    asked(organization, outgoing)
                            .<Performed>map(Performed.Answered::new)
                            .orElseGet(Performed.Elsewhere::new);
        };
    }

    /// Empty when the answer comes by another way, later.
    private Optional<Answer> asked(OrganizationId organization, Outgoing outgoing) {
        return switch (outgoing.effect()) {
            case Effect.CallHttp call -> Optional.of(services.http(organization, call));
            case Effect.CallOpenApi call -> Optional.of(services.openApi(organization, call));
            case Effect.CallConnection call -> Optional.of(services.connection(organization, call));
            case Effect.GetCase get -> Optional.of(found(organization, get));
            case Effect.CreateCase create -> Optional.of(children.open(outgoing, create));
            case Effect.RunWorkflow run -> children.run(outgoing, run);
            case Effect.OpenCallback open -> Optional.of(opened(outgoing, open));
        };
    }

    private Answer found(OrganizationId organization, Effect.GetCase get) {
        return new Answer.Found(store.otherCase(organization, get.id()));
    }

    private Answer opened(Outgoing outgoing, Effect.OpenCallback open) {
        var callback = ApplyRows.callback(outgoing.held(), open.activation());
        var terms = new Callbacks.Terms(open.title(), open.secret());
        return new Answer.CallbackOpened(callbacks.open(callback, terms));
    }
}
