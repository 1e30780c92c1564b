package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.core.signature.SigningRound;
import caseloom.files.FileKind;
import caseloom.signatures.Signature;
import caseloom.signatures.Signer;
import caseloom.signatures.SignerDeed;
import caseloom.signatures.SigningDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// Requests for signatures as this API writes them.
final class SignatureWire {

    private SignatureWire() {}

    static ObjectNode of(Signature signature) {
        var asked = signature.asked();
        var started = signature.started();
        var wire =
                Json.object()
                        .put("id", signature.id().text())
                        .put("case_id", signature.id().caseId().value())
                        .put("run_id", signature.id().run().value())
                        .put("step", asked.step())
                        .put("title", signature.title())
                        .put("open", signature.open())
                        .put("state", state(signature))
                        .put("ordered", asked.request().ordered())
                        .put("opened_at", asked.at().toString())
                        .put("started_at", started.map(one -> one.at().toString()).orElse(null))
                        .put("started_by", started.map(Signature.Started::by).orElse(null))
                        .put(
                                "message",
                                started.map(Signature.Started::message)
                                        .orElse(asked.request().message()));
        var active = wire.putArray("active");
        signature.active().forEach(one -> active.add(one.email()));
        wire.set("fields", signature.fields().map(one -> one.schema().source()).orElse(null));
        wire.set("values", started.map(Signature.Started::filled).orElseGet(Json::object));
        var signers = wire.putArray("signers");
        signature.signers().forEach(one -> signers.add(of(one)));
        var documents = wire.putArray("documents");
        signature.documents().forEach(one -> documents.add(of(one)));
        return wire;
    }

    /// `waiting` for whoever names the signers, `signing`, `signed`, `declined`, or `ended` without
    /// either.
    private static String state(Signature signature) {
        if (signature.result() != SigningRound.Result.OPEN) {
            return signature.result().name().toLowerCase(Locale.ROOT);
        }
        if (!signature.open()) {
            return "ended";
        }
        return signature.started().isEmpty() ? "waiting" : "signing";
    }

    private static ObjectNode of(Signer signer) {
        var wire = Json.object().put("email", signer.email());
        var deed = signer.deed();
        var signed = deed instanceof SignerDeed.Signed one ? one : null;
        var declined = deed instanceof SignerDeed.Declined one ? one : null;
        return wire.put("mailed_at", Wire.moment(signer.invited().mailedAt()))
                .put("signed_at", signed == null ? null : signed.at().toString())
                .put("declined_at", declined == null ? null : declined.at().toString())
                .put("name", signed == null ? null : signed.name())
                .put("way", signed == null ? null : signed.ink().isEmpty() ? "typed" : "drawn")
                .put("reason", declined == null ? null : declined.reason())
                .put("address", deed == null ? null : deed.witness().address())
                .put("user_agent", deed == null ? null : deed.witness().agent());
    }

    private static ObjectNode of(SigningDocument document) {
        var wire =
                Json.object()
                        .put("file_number", document.file())
                        .put("name", document.name())
                        .put("size", document.size())
                        .put("sha256", document.sha256());
        var sealed = document.sealed();
        if (sealed == null) {
            return wire.putNull("signed");
        }
        return wire.set(
                "signed",
                Json.object()
                        .put("file_id", FileKind.DOCUMENT.word() + "_" + sealed.file())
                        .put("file_number", sealed.file())
                        .put("name", sealed.name())
                        .put("sha256", sealed.sha256())
                        .put("at", sealed.at().toString()));
    }
}
