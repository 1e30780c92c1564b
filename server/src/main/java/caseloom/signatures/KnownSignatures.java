package caseloom.signatures;

import caseloom.callbacks.OpenSince;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.db.Tx;
import caseloom.signatures.SignatureRows.Row;
import caseloom.workflows.PublishedWorkflows;
import java.util.List;
import java.util.Optional;

/// Reads requests for signatures with all that belongs to them. Safe to share.
final class KnownSignatures {

    /// Requests that are shown at once.
    private static final int MOST = 1_000;

    private final SignaturesStore store = new SignaturesStore();
    private final PublishedWorkflows workflows;

    KnownSignatures(PublishedWorkflows workflows) {
        this.workflows = workflows;
    }

    Optional<Signature> find(Tx tx, OrganizationId organization, SignatureId id) {
        return whole(tx, organization, store.find(tx, organization, id).stream().toList()).stream()
                .findFirst();
    }

    List<Signature> ofCase(Tx tx, OrganizationId organization, CaseId number) {
        return whole(tx, organization, store.ofCase(tx, organization, number, MOST));
    }

    List<Signature> openOfCases(Tx tx, OrganizationId organization, List<CaseId> cases) {
        var numbers = cases.stream().mapToLong(CaseId::value).toArray();
        return whole(tx, organization, store.openOfCases(tx, organization, numbers, MOST));
    }

    List<Signature> open(Tx tx, OrganizationId organization, OpenSince after, int most) {
        return whole(tx, organization, store.open(tx, organization, after, most));
    }

    /// Two further statements, however many they are.
    private List<Signature> whole(Tx tx, OrganizationId organization, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var cases = rows.stream().mapToLong(row -> row.id().caseId().value()).distinct().toArray();
        var documents = store.documents(tx, organization, cases);
        var signers = store.signers(tx, organization, cases);
        return rows.stream()
                .map(row ->
                        new Signature(
                                row.id(),
                                row.asked(),
                                step(row).map(ListedStep::id).orElse(ListedSteps.INTAKE),
                                step(row).flatMap(ListedStep::fields),
                                row.open(),
                                row.started(),
                                documents.getOrDefault(row.id(), List.of()),
                                signers.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Optional<ListedStep> step(Row row) {
        var definition = workflows.version(row.workflow(), row.version()).definition();
        return ListedSteps.of(definition).at(row.asked().step());
    }
}
