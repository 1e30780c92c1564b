package caseloom.signatures;

import caseloom.callbacks.OpenSince;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.files.FileRecord;
import caseloom.signatures.Signature.Asked;
import caseloom.signatures.Signature.Started;
import caseloom.signatures.SignatureRows.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The statements about signatures.
final class SignaturesStore {

    private static final Sql SQL = Sql.of(SignaturesStore.class, "signatures.sql");

    /// False when it is there already.
    boolean open(Tx tx, OrganizationId organization, SignatureId id, Asked asked) {
        return tx.change(
                        SQL.get("open"),
                        id.caseId().value(),
                        id.run().value(),
                        id.activation(),
                        organization.value(),
                        asked.step(),
                        Json.write(SignatureRequestJson.write(asked.request())),
                        asked.at())
                == 1;
    }

    void addDocument(
            Tx tx, OrganizationId organization, SignatureId id, int place, FileRecord file) {
        tx.change(
                SQL.get("add-document"),
                id.caseId().value(),
                id.run().value(),
                id.activation(),
                place,
                organization.value(),
                file.number(),
                file.name(),
                file.size(),
                file.sha256());
    }

    void addSigner(Tx tx, OrganizationId organization, SignatureId id, Signer signer) {
        tx.change(
                SQL.get("add-signer"),
                id.caseId().value(),
                id.run().value(),
                id.activation(),
                signer.place(),
                organization.value(),
                signer.email(),
                signer.folded());
    }

    /// False when it was started before.
    boolean start(Tx tx, OrganizationId organization, SignatureId id, Started started) {
        return tx.change(
                        SQL.get("start"),
                        started.at(),
                        started.by(),
                        started.message(),
                        Json.write(started.filled()),
                        id.caseId().value(),
                        id.run().value(),
                        id.activation(),
                        organization.value())
                == 1;
    }

    void mailed(Tx tx, OrganizationId organization, SignatureId id, Signer signer, Instant at) {
        tx.change(
                SQL.get("mailed"),
                at,
                id.caseId().value(),
                id.run().value(),
                id.activation(),
                signer.place(),
                organization.value());
    }

    /// The link of a signer went to somebody to be passed on.
    record Handing(Signer signer, String to, Instant at) {}

    void handed(Tx tx, OrganizationId organization, SignatureId id, Handing handing) {
        tx.change(
                SQL.get("handed"),
                handing.at,
                handing.to,
                id.caseId().value(),
                id.run().value(),
                id.activation(),
                handing.signer.place(),
                organization.value());
    }

    /// False when they signed or declined before.
    boolean answer(Tx tx, OrganizationId organization, SignatureId id, int place, SignerDeed deed) {
        var signed = deed instanceof SignerDeed.Signed one ? one : null;
        var declined = deed instanceof SignerDeed.Declined one ? one : null;
        return tx.change(
                        SQL.get("answer"),
                        deed.at(),
                        signed != null,
                        signed == null ? null : signed.name(),
                        signed == null ? null : signed.ink(),
                        declined == null ? null : declined.reason(),
                        deed.witness().address(),
                        deed.witness().agent(),
                        signed == null ? null : signed.consent(),
                        id.caseId().value(),
                        id.run().value(),
                        id.activation(),
                        place,
                        organization.value())
                == 1;
    }

    /// Nothing changes when it was sealed before.
    void seal(
            Tx tx,
            OrganizationId organization,
            SignatureId id,
            int place,
            SigningDocument.Sealed sealed) {
        tx.change(
                SQL.get("seal"),
                sealed.file(),
                sealed.name(),
                sealed.sha256(),
                sealed.at(),
                id.caseId().value(),
                id.run().value(),
                id.activation(),
                place,
                organization.value());
    }

    Optional<Row> find(Tx tx, OrganizationId organization, SignatureId id) {
        return tx.first(
                SQL.get("find"),
                SignatureRows::row,
                id.caseId().value(),
                id.run().value(),
                id.activation(),
                organization.value());
    }

    List<Row> ofCase(Tx tx, OrganizationId organization, CaseId number, int most) {
        return tx.list(
                SQL.get("of-case"), SignatureRows::row, number.value(), organization.value(), most);
    }

    List<Row> openOfCases(Tx tx, OrganizationId organization, long[] cases, int most) {
        return tx.list(
                SQL.get("open-of-cases"), SignatureRows::row, cases, organization.value(), most);
    }

    List<Row> open(Tx tx, OrganizationId organization, OpenSince after, int most) {
        return tx.list(
                SQL.get("open-of-organization"),
                SignatureRows::row,
                organization.value(),
                after.openedAt(),
                after.caseId(),
                after.runId(),
                after.activation(),
                most);
    }

    Map<SignatureId, List<SigningDocument>> documents(
            Tx tx, OrganizationId organization, long[] cases) {
        return grouped(tx, SQL.get("documents"), SignatureRows::document, organization, cases);
    }

    Map<SignatureId, List<Signer>> signers(Tx tx, OrganizationId organization, long[] cases) {
        return grouped(tx, SQL.get("signers"), SignatureRows::signer, organization, cases);
    }

    private static <T> Map<SignatureId, List<T>> grouped(
            Tx tx, String statement, Tx.Row<T> read, OrganizationId organization, long[] cases) {
        var found = new HashMap<SignatureId, List<T>>();
        tx.list(
                statement,
                row ->
                        found.computeIfAbsent(SignatureRows.id(row), _ -> new ArrayList<>())
                                .add(read.read(row)),
                cases,
                organization.value());
        return found;
    }
}
