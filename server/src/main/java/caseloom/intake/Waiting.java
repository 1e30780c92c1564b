package caseloom.intake;

import caseloom.core.cases.RunStatus;
import caseloom.core.definition.ListedSteps;
import caseloom.core.json.Json;
import caseloom.files.Joining;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request that waits for the next commit. What can be made beforehand is, on the request's own
/// thread: the texts of its columns and, where the engine likes, the run's first decision.
final class Waiting {

    final Newborn newborn;
    final String attributes;
    final String input;
    final @Nullable String metadata;
    final @Nullable Opening opening;
    private Optional<EndedRow> ended;
    private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

    Waiting(Newborn newborn, @Nullable Opening opening) {
        this.newborn = newborn;
        this.opening = opening;
        this.ended = opening == null ? Optional.empty() : opening.ended();
        this.attributes = Json.write(arrival().attributes());
        this.input = input();
        var sent = arrival().origin().metadata();
        this.metadata = sent == null ? null : Json.write(sent);
    }

    Arrival arrival() {
        return newborn.arrival();
    }

    Numbers numbers() {
        return newborn.numbers();
    }

    /// What a run that has not ended is written as.
    RunStatus firstStatus() {
        return arrival().origin().submitted() ? RunStatus.RUNNING : RunStatus.PENDING;
    }

    /// What is written of the run's end; for the writer's thread only.
    Optional<EndedRow> ended() {
        return ended;
    }

    /// The database refuses the row as it is: it is written as pending, and the engine has to see
    /// what becomes of the decision.
    ///
    /// @return false when it was pending already
    boolean asPending() {
        var had = ended.isPresent();
        ended = Optional.empty();
        return had;
    }

    /// The files it brings, as parts of the case.
    Stream<Joining> joinings() {
        var arrival = arrival();
        return arrival.origin().files().stream()
                .map(file ->
                        new Joining(
                                arrival.publication().organization(),
                                numbers().caseId(),
                                file.number(),
                                file.variable(),
                                ListedSteps.INTAKE,
                                arrival.at()));
    }

    Handover.Written written() {
        return new Handover.Written(newborn, opening, ended.isPresent());
    }

    void settle(Receipt with) {
        receipt.complete(with);
    }

    /// Completed when it is known what became of it.
    CompletableFuture<Receipt> receipt() {
        return receipt;
    }

    /// What the APIs show as the run's input: C-72 for a case, else what it was started with.
    private String input() {
        if (!arrival().shown()) {
            return attributes;
        }
        return "{\"case_id\":"
                + numbers().caseId().value()
                + ",\"subject\":"
                + Json.write(TextNode.valueOf(arrival().subject()))
                + ",\"attributes\":"
                + attributes
                + "}";
    }
}
