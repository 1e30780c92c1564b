package caseloom.generation;

import caseloom.docx.Docx;
import caseloom.docx.DocxFault;
import caseloom.docx.Word;

/// What a template refers to outside of itself: whoever opens a document made of it would fetch
/// that. Links to be clicked on stay, the template's own template is dropped, the rest is refused.
final class Outside {

    private static final String RELATIONS = ".rels";

    private Outside() {}

    static void leave(Docx docx) throws DocxFault, TemplateFault {
        for (var part : docx.parts()) {
            if (part.endsWith(RELATIONS)) {
                leave(docx, part);
            } else if (part.equals("word/settings.xml")) {
                forgetTemplate(docx, part);
            }
        }
    }

    private static void leave(Docx docx, String part) throws DocxFault, TemplateFault {
        var document = docx.xml(part);
        var root = document.getDocumentElement();
        var changed = false;
        for (var relation : Word.children(root)) {
            var type = relation.getAttribute("Type");
            var outside = relation.getAttribute("TargetMode").equals("External");
            if (!outside || type.endsWith("/hyperlink")) {
                continue;
            }
            if (!type.endsWith("/attachedTemplate")) {
                throw new TemplateFault(
                        "the template refers to `"
                                + relation.getAttribute("Target")
                                + "` outside of itself: put it into the document instead of a link");
            }
            root.removeChild(relation);
            changed = true;
        }
        if (changed) {
            docx.put(part, document);
        }
    }

    private static void forgetTemplate(Docx docx, String part) throws DocxFault {
        var document = docx.xml(part);
        var root = document.getDocumentElement();
        var named = Word.children(root, "attachedTemplate");
        if (!named.isEmpty()) {
            named.forEach(root::removeChild);
            docx.put(part, document);
        }
    }
}
