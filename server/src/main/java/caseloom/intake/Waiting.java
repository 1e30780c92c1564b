package caseloom.intake;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.concurrent.CompletableFuture;

/// A request that waits for the next commit. What can be written out beforehand is, on the
/// request's own thread.
final class Waiting {

    final Arrival arrival;
    final String attributes;
    private final String subject;
    private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

    Waiting(Arrival arrival) {
        this.arrival = arrival;
        this.attributes = Json.write(arrival.attributes());
        this.subject = arrival.shown() ? Json.write(TextNode.valueOf(arrival.subject())) : "";
    }

    /// What the APIs show as the run's input: C-72 for a case, else what it was started with.
    String input(Numbers numbers) {
        if (!arrival.shown()) {
            return attributes;
        }
        return "{\"case_id\":"
                + numbers.caseId().value()
                + ",\"subject\":"
                + subject
                + ",\"attributes\":"
                + attributes
                + "}";
    }

    void settle(Receipt with) {
        receipt.complete(with);
    }

    Receipt await() {
        return receipt.join();
    }
}
