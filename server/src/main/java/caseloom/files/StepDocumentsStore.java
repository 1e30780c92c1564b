package caseloom.files;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.Optional;

/// The statements about documents that steps make.
final class StepDocumentsStore {

    private static final Sql SQL = Sql.of(StepDocumentsStore.class, "step_documents.sql");

    Optional<MadeDocument> made(Tx tx, OrganizationId organization, CaseId number, String key) {
        return tx.first(
                SQL.get("made"),
                row -> new MadeDocument(row.getLong("file_id"), row.getString("name")),
                number.value(),
                key,
                organization.value());
    }

    /// False when the step does not wait for its effect any more.
    boolean holdWish(Tx tx, StepDocument wish, int activation) {
        return tx.first(
                        SQL.get("hold-wish"),
                        row -> row.getInt("activation"),
                        wish.caseId().value(),
                        wish.run().value(),
                        activation,
                        wish.organization().value())
                .isPresent();
    }

    /// False when there is one of that key.
    boolean keep(Tx tx, StepDocument wish, FileRecord file, Instant at) {
        return tx.change(
                        SQL.get("keep"),
                        wish.caseId().value(),
                        wish.key(),
                        wish.organization().value(),
                        wish.run().value(),
                        wish.step(),
                        file.number(),
                        file.name(),
                        at)
                == 1;
    }

    /// The number of the newest document of a step, whether or not it is still there.
    Optional<Long> newest(Tx tx, OrganizationId organization, CaseId number, String step) {
        return tx.first(
                SQL.get("newest"),
                row -> row.getLong("file_id"),
                number.value(),
                step,
                organization.value());
    }
}
