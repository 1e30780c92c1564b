package caseloom.signatures;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.db.Tx;
import caseloom.signatures.Signature.Asked;
import caseloom.signatures.Signature.Started;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How rows about signatures read.
final class SignatureRows {

    private SignatureRows() {}

    /// A request as it stands in its table, with the document that its run goes by.
    record Row(
            SignatureId id,
            Asked asked,
            Optional<Started> started,
            WorkflowId workflow,
            int version,
            boolean open) {}

    static Row row(ResultSet row) throws SQLException {
        return new Row(
                id(row),
                new Asked(
                        row.getString("step"),
                        SignatureRequestJson.read(Json.stored(row.getString("request"))),
                        Tx.moment(row, "opened_at")),
                started(row),
                new WorkflowId(row.getLong("workflow_id")),
                row.getInt("version"),
                row.getBoolean("open"));
    }

    private static Optional<Started> started(ResultSet row) throws SQLException {
        var at = Tx.instant(row, "started_at");
        return at == null
                ? Optional.empty()
                : Optional.of(
                        new Started(
                                at,
                                or(row.getString("started_by")),
                                or(row.getString("message")),
                                (ObjectNode) Json.stored(row.getString("filled"))));
    }

    static SignatureId id(ResultSet row) throws SQLException {
        return new SignatureId(
                new CaseId(row.getLong("case_id")),
                new RunId(row.getLong("run_id")),
                row.getInt("activation"));
    }

    static SigningDocument document(ResultSet row) throws SQLException {
        var at = Tx.instant(row, "sealed_at");
        var sealed =
                at == null
                        ? null
                        : new SigningDocument.Sealed(
                                row.getLong("signed_file_id"),
                                row.getString("signed_name"),
                                row.getString("signed_sha256"),
                                at);
        return new SigningDocument(
                row.getInt("place"),
                row.getLong("file_id"),
                row.getString("name"),
                row.getLong("size"),
                row.getString("sha256"),
                sealed);
    }

    static Signer signer(ResultSet row) throws SQLException {
        return new Signer(
                row.getInt("place"),
                row.getString("email"),
                row.getString("folded_email"),
                new Signer.Invited(
                        Tx.instant(row, "mailed_at"),
                        Tx.instant(row, "handed_at"),
                        row.getString("handed_to")),
                deed(row));
    }

    private static @Nullable SignerDeed deed(ResultSet row) throws SQLException {
        var at = Tx.instant(row, "answered_at");
        if (at == null) {
            return null;
        }
        var witness = new Witness(or(row.getString("address")), or(row.getString("agent")));
        return row.getBoolean("signed")
                ? new SignerDeed.Signed(
                        or(row.getString("name")),
                        or(row.getString("ink")),
                        or(row.getString("consent")),
                        at,
                        witness)
                : new SignerDeed.Declined(or(row.getString("reason")), at, witness);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
