package caseloom.pdf;

import caseloom.docx.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/// Reads what stands below each other in a text, a header, a cell or a box.
final class StoryReader {

    private static final int DEEP_MOST = 10;

    private final Source source;
    private final FieldStack fields;

    /// What tables around say of everything in them, the most general first.
    private final List<Element> around;

    private final int depth;

    StoryReader(Source source) {
        this(source, new FieldStack(), List.of(), 0);
    }

    private StoryReader(Source source, FieldStack fields, List<Element> around, int depth) {
        this.source = source;
        this.fields = fields;
        this.around = around;
        this.depth = depth;
    }

    /// For what stands in a cell of a table.
    StoryReader inside(List<Element> saying) {
        if (depth == DEEP_MOST) {
            throw new Unshowable("its tables are nested more than " + DEEP_MOST + " deep");
        }
        return new StoryReader(source, fields, saying, depth + 1);
    }

    Source source() {
        return source;
    }

    List<Block> read(Element container) {
        var blocks = new ArrayList<Block>();
        for (var child : Word.children(container)) {
            block(child, blocks);
        }
        return blocks;
    }

    void block(Element element, List<Block> blocks) {
        switch (String.valueOf(element.getLocalName())) {
            case "p" -> paragraph(element, blocks);
            case "tbl" -> blocks.add(new TableReader(this, element).read());
            case "sdt" ->
                    Word.child(element, "sdtContent")
                            .ifPresent(inner -> blocks.addAll(read(inner)));
            case "customXml", "ins", "moveTo" -> blocks.addAll(read(element));
            case "altChunk", "subDoc" -> throw new Unshowable("it has another document in it");
            default -> {
                // Properties, marks, and what was deleted.
            }
        }
    }

    private void paragraph(Element element, List<Block> blocks) {
        var properties = Word.child(element, "pPr");
        var style = properties.flatMap(one -> Word.value(one, "pStyle"));
        var styles = source.styles();
        var letters = styles.letters(style, around);
        var mark = letters.with(properties.flatMap(one -> Word.child(one, "rPr")), styles.theme());
        var looks = styles.paragraph(style, around);
        var content = new ArrayList<Inline>();
        var item = item(properties, style);
        if (item.isPresent()) {
            var level = item.get().level();
            looks = looks.with(Word.child(level, "pPr"));
            if (styles.numbering(style).isPresent() && saysIndent(style)) {
                var own = styles.paragraph(style, around);
                looks = looks.hanging(own.left(), own.first());
            }
            label(item.get(), mark, content);
        }
        looks = looks.with(properties);
        var runs = new RunReader(source, fields, letters);
        runs.read(element);
        content.addAll(runs.content());
        blocks.add(new Block.Paragraph(looks, mark, style.orElse(""), content));
        for (var box : runs.boxes()) {
            blocks.addAll(inside(around).read(box));
        }
    }

    private boolean saysIndent(Optional<String> style) {
        return source.styles().chain(style).stream()
                .anyMatch(one -> Word.at(one, "pPr", "ind").isPresent());
    }

    /// The paragraph's place in a list, if it is in one.
    private Optional<Numbering.Item> item(Optional<Element> properties, Optional<String> style) {
        var direct = properties.flatMap(one -> Word.child(one, "numPr"));
        var numbered = direct.or(() -> source.styles().numbering(style));
        var list =
                numbered.flatMap(one -> Word.value(one, "numId"))
                        .or(() ->
                                source.styles()
                                        .numbering(style)
                                        .flatMap(one -> Word.value(one, "numId")));
        var level = Measures.whole(numbered.flatMap(one -> Word.value(one, "ilvl"))).orElse(0);
        return list.flatMap(id -> source.numbering().next(id, level));
    }

    private void label(Numbering.Item item, Looks mark, List<Inline> content) {
        var level = item.level();
        var properties = Word.child(level, "rPr");
        var looks = mark.with(properties, source.styles().theme());
        var font =
                properties
                        .flatMap(one -> Word.child(one, "rFonts"))
                        .flatMap(fonts -> Word.attribute(fonts, "ascii"))
                        .orElse("");
        var text = Symbols.bullet(item.text(), font);
        if (!text.isEmpty()) {
            content.add(new Inline.Letters(text, looks));
        }
        switch (Word.value(level, "suff").orElse("tab")) {
            case "nothing" -> {
                // The text follows at once.
            }
            case "space" -> content.add(new Inline.Letters(" ", looks));
            default -> content.add(new Inline.Tab(looks));
        }
    }
}
