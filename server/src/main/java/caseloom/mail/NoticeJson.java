package caseloom.mail;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.vault.Place;
import caseloom.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What of a notice lies sealed in its row, and where that belongs.
final class NoticeJson {

    private NoticeJson() {}

    static Secret write(Notice notice) {
        var node =
                Json.object()
                        .put("subject", notice.subject())
                        .put("plain", notice.text().plain())
                        .put("html", notice.text().html());
        return Secret.of(Json.bytes(node));
    }

    static Notice read(Notice.Id id, MailAddress to, Secret written) {
        try {
            var node = Json.read(written.bytes());
            var plain = node.hasNonNull("plain") ? node.get("plain").textValue() : null;
            var html = node.hasNonNull("html") ? node.get("html").textValue() : null;
            return new Notice(
                    id.organization(),
                    id.caseId(),
                    id.key(),
                    to,
                    node.path("subject").asText(),
                    new MailText(plain, html));
        } catch (JsonFault e) {
            throw new IllegalStateException("this was written as JSON", e);
        }
    }

    /// A key may hold what a place may not.
    static Place place(Notice.Id id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(id.key().getBytes(StandardCharsets.UTF_8));
            var record = "mail/" + id.number() + "/" + HexFormat.of().formatHex(hash);
            return Place.of(id.organization(), record);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
