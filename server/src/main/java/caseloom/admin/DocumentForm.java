package caseloom.admin;

import caseloom.core.cases.OrganizationId;
import caseloom.core.document.Attributes;
import caseloom.core.json.Json;
import caseloom.core.json.JsonAllowance;
import caseloom.core.json.JsonFault;
import caseloom.files.FileKind;
import caseloom.files.FileName;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.files.Incoming;
import caseloom.http.Multipart;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The form of an upload: one `file`, and perhaps a list of `attributes` as JSON. What is stored
/// while it is read is given up when the rest is no good. For one request.
final class DocumentForm {

    private static final String ATTRIBUTES = "attributes";

    private static final int ATTRIBUTES_BYTES = 1 << 20;

    /// Lists of objects of texts, and room to be told what is wrong otherwise.
    private static final int DEPTH = 10;

    private static final int NODES = 100_000;

    private static final Set<String> ENDINGS =
            Set.of("pdf", "docx", "doc", "txt", "xlsx", "xls", "pptx", "ppt");

    private final Files files;
    private final OrganizationId organization;
    private final int fileMost;
    private final int attributesMost;
    private @Nullable FileRecord staged;
    private @Nullable Refusal refusal;
    private Attributes attributes = Attributes.NONE;

    DocumentForm(Files files, OrganizationId organization, int fileMost, int attributesMost) {
        this.files = files;
        this.organization = organization;
        this.fileMost = fileMost;
        this.attributesMost = attributesMost;
    }

    /// What a form brought.
    record Brought(FileRecord file, Attributes attributes) {}

    /// @throws IOException when it cannot be read or stored; nothing of it stays then
    Outcome<Brought> read(Multipart form) throws IOException {
        try {
            var part = form.next();
            while (part.isPresent()) {
                take(part.get());
                // What follows is of no interest once something is refused.
                part = refusal == null ? form.next() : Optional.empty();
            }
        } catch (IOException | RuntimeException e) {
            giveUp(e);
            throw e;
        }
        var file = staged;
        if (file == null || refusal != null) {
            giveUp(null);
            return Outcome.refused(
                    Optional.ofNullable(refusal)
                            .orElseGet(() ->
                                    Refusal.Invalid.of(
                                            FormFiles.FIELD, "It must be given.", "Send a file.")));
        }
        return Outcome.done(new Brought(file, attributes));
    }

    private void take(Multipart.Part part) throws IOException {
        var sent = part.file();
        if (part.name().equals(FormFiles.FIELD) && sent != null && staged == null) {
            stage(named(sent), part);
        } else if (part.name().equals(ATTRIBUTES) && sent == null) {
            attributes(part.content().readNBytes(ATTRIBUTES_BYTES + 1));
        } else {
            throw new FormFiles.Misfit(
                    part.name(),
                    "The form has one file, in a field `file`, and perhaps `attributes`.",
                    "Leave the field out, or send each document by itself.");
        }
    }

    private static FileName named(String sent) throws FormFiles.Misfit {
        var name = FormFiles.named(sent);
        if (!ENDINGS.contains(name.ending())) {
            throw new FormFiles.Misfit(
                    FormFiles.FIELD,
                    "The name of a document ends in .pdf, .docx, .doc, .txt, .xlsx, .xls, .pptx or"
                            + " .ppt.",
                    "Send one of these kinds; other files belong to cases.");
        }
        return name;
    }

    private void stage(FileName name, Multipart.Part part) throws IOException {
        var incoming = new Incoming(FileKind.DOCUMENT, name, part.content(), fileMost, false);
        switch (files.stage(organization, incoming)) {
            case Outcome.Done<FileRecord>(var file) -> staged = file;
            case Outcome.Refused<FileRecord>(var why) -> refusal = why;
        }
    }

    private void attributes(byte[] json) {
        if (json.length > ATTRIBUTES_BYTES) {
            refusal = new Refusal.TooMany("bytes of attributes", ATTRIBUTES_BYTES);
            return;
        }
        try {
            if (Json.read(json, DEPTH, new JsonAllowance(NODES, _ -> {}))
                    instanceof ArrayNode list) {
                var fields = new Fields(Json.object().set(ATTRIBUTES, list));
                attributes = DocumentFields.attributes(fields, attributesMost);
                var faults = fields.faults();
                refusal = faults.isEmpty() ? null : new Refusal.Invalid(faults);
                return;
            }
            refusal = notList("it is another JSON value");
        } catch (JsonFault e) {
            refusal = notList(String.valueOf(e.getMessage()));
        }
    }

    private static Refusal notList(String why) {
        return Refusal.Invalid.of(
                ATTRIBUTES, "It is a list as JSON; " + why + ".", "Send such a list.");
    }

    private void giveUp(@Nullable Exception because) {
        var file = staged;
        staged = null;
        if (file == null) {
            return;
        }
        try {
            files.discard(file);
        } catch (RuntimeException e) {
            if (because == null) {
                throw e;
            }
            because.addSuppressed(e);
        }
    }
}
