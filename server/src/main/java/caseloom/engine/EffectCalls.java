package caseloom.engine;

import caseloom.calls.ServiceCalls;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.db.Db;

/// Performs one effect and gives the world's answer as a value. Safe to share.
final class EffectCalls {

    private final Db db;
    private final HoldStore store;
    private final ServiceCalls services;

    EffectCalls(Db db, HoldStore store, ServiceCalls services) {
        this.db = db;
        this.store = store;
        this.services = services;
    }

    Answer perform(Outgoing outgoing) {
        return switch (outgoing.effect()) {
            case Effect.CallHttp call -> services.http(call);
            case Effect.CallOpenApi call -> services.openApi(call);
            case Effect.GetCase get ->
                    new Answer.Found(
                            db.tx(
                                    outgoing.held().organization(),
                                    tx ->
                                            store.otherCase(
                                                    tx, outgoing.held().organization(), get.id())));
            case Effect.CreateCase _, Effect.RunWorkflow _, Effect.OpenCallback _ ->
                    throw new IllegalStateException("publishing refuses what needs this effect");
        };
    }
}
