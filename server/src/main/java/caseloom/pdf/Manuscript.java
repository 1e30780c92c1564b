package caseloom.pdf;

import caseloom.docx.DocxFault;
import caseloom.docx.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/// A document that was read: its sections with what stands in them, its notes at the end.
///
/// @param evenDiffers whether even pages have headers and footers of their own
record Manuscript(List<Part> parts, boolean evenDiffers) {

    Manuscript {
        parts = List.copyOf(parts);
    }

    record Part(Section section, List<Block> blocks) {

        Part {
            blocks = List.copyOf(blocks);
        }
    }

    static Manuscript of(Source source) throws DocxFault {
        var body =
                Word.child(source.root(), "body")
                        .orElseThrow(() -> new DocxFault("It has no text."));
        var parts = new ArrayList<Part>();
        var reader = new StoryReader(source);
        var blocks = new ArrayList<Block>();
        var edges = Map.<String, String>of();
        for (var child : Word.children(body)) {
            if (Word.is(child, "sectPr")) {
                continue;
            }
            reader.block(child, blocks);
            var end = Word.at(child, "pPr", "sectPr");
            if (end.isPresent()) {
                var section = Section.of(end, edges);
                parts.add(new Part(section, blocks));
                edges = section.edges();
                blocks = new ArrayList<>();
            }
        }
        blocks.addAll(notes(source));
        parts.add(new Part(Section.of(Word.child(body, "sectPr"), edges), blocks));
        return new Manuscript(parts, evenDiffers(source));
    }

    private static boolean evenDiffers(Source source) throws DocxFault {
        return source.root("settings")
                .flatMap(settings -> Measures.flag(settings, "evenAndOddHeaders"))
                .orElse(false);
    }

    /// The notes in the order in which the text refers to them, behind a line. What a note refers
    /// to itself comes behind it.
    private static List<Block> notes(Source source) throws DocxFault {
        var blocks = new ArrayList<Block>();
        var notes = source.notes();
        for (var done = 0; done < notes.all().size(); done++) {
            var key = List.copyOf(notes.all().keySet()).get(done);
            var kind = key.end() ? "endnote" : "footnote";
            var part = source.relation(kind + "s");
            if (part.isEmpty()) {
                throw new DocxFault("Its notes are missing.");
            }
            var at = source.at(part.get().target());
            var note = note(at.root(), kind, key.id());
            var read = new StoryReader(at).read(note);
            blocks.addAll(numbered(read, done + 1, done == 0));
        }
        return blocks;
    }

    private static Element note(Element root, String kind, String id) throws DocxFault {
        Optional<Element> found =
                Word.children(root, kind).stream()
                        .filter(one -> Word.attribute(one, "id").filter(id::equals).isPresent())
                        .findFirst();
        return found.orElseThrow(() -> new DocxFault("A note of it is missing."));
    }

    private static List<Block> numbered(List<Block> note, int number, boolean first) {
        var blocks = new ArrayList<Block>();
        for (var block : note) {
            if (blocks.isEmpty() && block instanceof Block.Paragraph paragraph) {
                var looks = paragraph.mark();
                var content = new ArrayList<Inline>();
                content.add(new Inline.Letters(Integer.toString(number), looks.raised()));
                content.add(new Inline.Letters(" ", looks));
                content.addAll(paragraph.content());
                blocks.add(
                        new Block.Paragraph(
                                first ? paragraph.looks().lined() : paragraph.looks(),
                                looks,
                                paragraph.style(),
                                content));
            } else {
                blocks.add(block);
            }
        }
        return blocks;
    }
}
