package caseloom.engine;

import caseloom.callbacks.Callbacks;
import caseloom.calls.NotYet;
import caseloom.calls.SecretCalls;
import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.functions.FunctionRequest;
import java.util.Optional;

/// Performs one effect and gives the world's answer as a value. Safe to share.
final class EffectCalls {

    private final EngineStore store;
    private final SecretCalls services;
    private final Children children;
    private final Reach reach;

    EffectCalls(EngineStore store, SecretCalls services, Children children, Reach reach) {
        this.store = store;
        this.services = services;
        this.children = children;
        this.reach = reach;
    }

    Performed perform(Outgoing outgoing) {
        if (outgoing.answer() != null) {
            return new Performed.Answered(outgoing.answer());
        }
        try {
            return asked(outgoing.held().organization(), outgoing)
                    .<Performed>map(Performed.Answered::new)
                    .orElseGet(Performed.Elsewhere::new);
        } catch (NotYet e) {
            return new Performed.NotYet(e.at());
        }
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
            case Effect.RequestApproval asked -> Optional.of(asked(outgoing, asked));
            case Effect.RemindPeople remind -> Optional.of(reminded(outgoing, remind));
            case Effect.RequestSignature asked -> Optional.of(signed(outgoing.held(), asked));
            case Effect.CallFunction call -> Optional.of(performed(outgoing.held(), call));
        };
    }

    private Answer found(OrganizationId organization, Effect.GetCase get) {
        return new Answer.Found(store.otherCase(organization, get.id()));
    }

    private Answer asked(Outgoing outgoing, Effect.RequestApproval asked) {
        return reach.approvals()
                .open(ApplyRows.callback(outgoing.held(), asked.activation()), asked);
    }

    private Answer reminded(Outgoing outgoing, Effect.RemindPeople remind) {
        return reach.approvals()
                .remind(ApplyRows.callback(outgoing.held(), remind.activation()), remind);
    }

    private Answer signed(Held held, Effect.RequestSignature asked) {
        return reach.signatures().open(ApplyRows.callback(held, asked.activation()), asked);
    }

    private Answer performed(Held held, Effect.CallFunction call) {
        return reach.functions()
                .perform(
                        new FunctionRequest(
                                held.publication(), held.view().id(), held.run(), call));
    }

    private Answer opened(Outgoing outgoing, Effect.OpenCallback open) {
        var callback = ApplyRows.callback(outgoing.held(), open.activation());
        var terms = new Callbacks.Terms(open.title(), open.secret());
        return new Answer.CallbackOpened(reach.callbacks().open(callback, terms));
    }
}
