package caseloom.engine;

import caseloom.approvals.Approvals;
import caseloom.callbacks.Callback;
import caseloom.callbacks.Callbacks;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.events.Starter;
import caseloom.functions.Functions;
import caseloom.intake.Arrival;
import caseloom.intake.Numbers;
import caseloom.intake.Receipt;
import caseloom.workflows.NamedWorkflows;
import java.util.Optional;

/// What others do for the engine's runs: open and start what they ask for, and end what they no
/// longer wait for. Most of them stand on the engine themselves, so they come as interfaces.
///
/// @param starter starts the workflows that events start
/// @param functions performs what the catalog has beyond the case itself
public record Reach(
        NamedWorkflows workflows,
        Creation creation,
        Cancellation cancellation,
        Starter starter,
        Callbacks callbacks,
        Approvals approvals,
        SignatureRequests signatures,
        Functions functions) {

    /// Opens a request for signatures, or says why not.
    @FunctionalInterface
    public interface SignatureRequests {
        Answer open(Callback callback, Effect.RequestSignature asked);
    }

    /// The intake, as runs see it.
    public interface Creation {

        Receipt write(Arrival arrival);

        /// What was started under that key before.
        Optional<Numbers> started(OrganizationId organization, String key);
    }

    /// Ends a run that has not ended; otherwise does nothing.
    @FunctionalInterface
    public interface Cancellation {
        void cancel(OrganizationId organization, RunId run, String by);
    }
}
