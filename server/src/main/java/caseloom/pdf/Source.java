package caseloom.pdf;

import caseloom.docx.Docx;
import caseloom.docx.DocxFault;
import caseloom.docx.Relation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/// A document while it is read: one part of it, with what all parts share.
///
/// @param part the name of the part that is read
/// @param relations what the part refers to, by id
record Source(
        Docx docx,
        String part,
        Map<String, Relation> relations,
        Styles styles,
        Numbering numbering,
        Notes notes) {

    static Source of(Docx docx) throws DocxFault {
        var relations = relations(docx, docx.main());
        var theme = root(docx, relations, "theme").map(Theme::of).orElse(Theme.NONE);
        return new Source(
                docx,
                docx.main(),
                relations,
                new Styles(root(docx, relations, "styles"), theme),
                new Numbering(root(docx, relations, "numbering")),
                new Notes());
    }

    private static Map<String, Relation> relations(Docx docx, String part) throws DocxFault {
        var relations = new HashMap<String, Relation>();
        for (var one : docx.relations(part)) {
            relations.put(one.id(), one);
        }
        return relations;
    }

    private static Optional<Element> root(Docx docx, Map<String, Relation> relations, String kind)
            throws DocxFault {
        var relation = relation(relations, kind);
        return relation.isEmpty()
                ? Optional.empty()
                : Optional.of(docx.xml(relation.get().target()).getDocumentElement());
    }

    private static Optional<Relation> relation(Map<String, Relation> relations, String kind) {
        return relations.values().stream()
                .filter(one -> one.kind().equals(kind) && !one.outside())
                .findFirst();
    }

    /// The part that is referred to as that kind, such as `footnotes`.
    Optional<Relation> relation(String kind) {
        return relation(relations, kind);
    }

    /// The root of the part that is referred to as that kind, such as `settings`.
    Optional<Element> root(String kind) throws DocxFault {
        return root(docx, relations, kind);
    }

    /// The same document at another part.
    Source at(String otherPart) throws DocxFault {
        return new Source(docx, otherPart, relations(docx, otherPart), styles, numbering, notes);
    }

    Element root() throws DocxFault {
        return docx.xml(part).getDocumentElement();
    }

    /// The picture of that id.
    Picture picture(String id) {
        var relation = relations.get(id);
        if (relation == null || relation.outside()) {
            throw new Unshowable(
                    "it has a picture that lies outside of it: put it into the document");
        }
        return new Picture(
                relation.target(),
                docx.bytes(relation.target())
                        .orElseThrow(() -> new Unshowable("a picture of it is missing")));
    }
}
