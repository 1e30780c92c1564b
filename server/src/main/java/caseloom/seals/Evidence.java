package caseloom.seals;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is told about the signatures below a document.
///
/// @param title what was signed, in the words of those who asked
/// @param signers in the order in which they signed
public record Evidence(
        String title, Original original, Occasion occasion, List<Signature> signers) {

    public Evidence {
        signers = List.copyOf(signers);
    }

    /// The document before it was signed.
    ///
    /// @param sha256 of its bytes, in hexadecimal digits
    public record Original(String fileName, long size, String sha256) {}

    /// Where and by whom the signatures were asked for.
    ///
    /// @param caseId its number, also the number of its task
    /// @param step the id of the step, and its name behind it
    /// @param startedBy who asked; empty when the workflow did by itself
    public record Occasion(
            String organization,
            String caseId,
            String step,
            String signatureId,
            String startedBy,
            Instant startedAt) {}

    /// One who signed.
    ///
    /// @param name as they typed it
    /// @param ink what they drew; null when they only typed
    /// @param invited how they came by their link
    /// @param address where their request came from
    public record Signature(
            String email,
            String name,
            @Nullable Ink ink,
            Instant at,
            String invited,
            String address,
            String agent,
            String consent) {}

    /// For machines, and with every letter as it was typed.
    ObjectNode json() {
        var node = Json.object().put("title", title);
        node.putObject("original")
                .put("file_name", original.fileName)
                .put("size", original.size)
                .put("sha256", original.sha256);
        node.putObject("occasion")
                .put("organization", occasion.organization)
                .put("case_id", occasion.caseId)
                .put("step", occasion.step)
                .put("signature_id", occasion.signatureId)
                .put("started_by", occasion.startedBy)
                .put("started_at", occasion.startedAt.toString());
        var list = node.putArray("signatures");
        for (var one : signers) {
            list.addObject()
                    .put("email", one.email)
                    .put("name", one.name)
                    .put("way", one.ink == null ? "typed" : "drawn")
                    .put("signed_at", one.at.toString())
                    .put("invited", one.invited)
                    .put("address", one.address)
                    .put("user_agent", one.agent)
                    .put("consent", one.consent);
        }
        return node;
    }
}
