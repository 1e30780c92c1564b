package caseloom.chamelio;

import caseloom.core.document.Attributes;
import caseloom.core.json.JsonAllowance;
import caseloom.core.variables.Findings;
import caseloom.files.Base64Content;
import caseloom.files.FileName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The body of an upload to Core, as far as it is right (section 6.4).
record SentDocument(
        Optional<FileName> name,
        Optional<Base64Content.Decoded> content,
        Optional<String> user,
        Attributes attributes) {

    /// In the order of the contract (L-204).
    static final List<String> EXTENSIONS =
            List.of("pdf", "docx", "doc", "txt", "xlsx", "xls", "pptx", "ppt");

    private static final String EXTENSION = "file_extension";
    private static final String CONTENT = "file_content_base64";

    static final String USER = "user_email";

    /// Reads the members in the order of the contract.
    static SentDocument of(Fields body, JsonAllowance allowance) {
        var name = body.text("file_name");
        var extension = extension(body);
        var content =
                body.text(CONTENT)
                        .flatMap(text ->
                                InlineContent.of(
                                        text, allowance, finding -> body.flaw(finding, CONTENT)));
        return new SentDocument(
                name.flatMap(text -> extension.map(ending -> FileName.of(text, ending))),
                content,
                body.optionalEmail(USER),
                SentAttributes.optional(body));
    }

    private static Optional<String> extension(Fields body) {
        var sent = body.text(EXTENSION);
        var extension = sent.map(text -> text.toLowerCase(Locale.ROOT));
        if (extension.filter(text -> !EXTENSIONS.contains(text)).isPresent()) {
            body.flaw(Findings.enumeration(EXTENSIONS), EXTENSION);
            return Optional.empty();
        }
        return extension;
    }
}
