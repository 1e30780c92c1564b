package caseloom.generation;

import caseloom.docx.Docx;
import caseloom.docx.DocxFault;
import caseloom.docx.Relation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// A DOCX with placeholders, to be filled once: its text, headers, footers and notes.
final class Template {

    /// How the parts that are filled are called in complaints, by the kind of the reference.
    private static final Map<String, String> LABELS =
            Map.of(
                    "header", "a header",
                    "footer", "a footer",
                    "footnotes", "the footnotes",
                    "endnotes", "the endnotes");

    private final Docx docx;
    private final int nodesMost;

    Template(Docx docx, int nodesMost) {
        this.docx = docx;
        this.nodesMost = nodesMost;
    }

    /// The filled document, a DOCX.
    byte[] filled(ObjectNode data) throws TemplateFault, DocxFault {
        Outside.leave(docx);
        var filler = new Filler(nodesMost);
        for (var part : parts().entrySet()) {
            var document = docx.xml(part.getKey());
            var root = document.getDocumentElement();
            PlaceholderRuns.mark(root, part.getValue());
            Blocks.wrap(root);
            filler.fill(root, Scope.of(data));
            Tidying.tidy(root);
            docx.put(part.getKey(), document);
        }
        return docx.write();
    }

    private Map<String, String> parts() throws DocxFault {
        var parts = new LinkedHashMap<String, String>();
        parts.put(docx.main(), "the text");
        for (Relation one : docx.relations(docx.main())) {
            var label = LABELS.get(one.kind());
            if (label != null && !one.outside()) {
                parts.put(one.target(), label);
            }
        }
        return parts;
    }
}
