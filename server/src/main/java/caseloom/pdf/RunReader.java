package caseloom.pdf;

import caseloom.docx.Word;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;

/// Reads what stands in the lines of a paragraph. For one paragraph.
final class RunReader {

    private static final String MATHS =
            "http://schemas.openxmlformats.org/officeDocument/2006/math";

    private static final String ALTERNATIVES =
            "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private final Source source;
    private final FieldStack fields;
    private final Looks usual;
    private final List<Inline> content = new ArrayList<>();
    private final List<Element> boxes = new ArrayList<>();

    RunReader(Source source, FieldStack fields, Looks usual) {
        this.source = source;
        this.fields = fields;
        this.usual = usual;
    }

    List<Inline> content() {
        return content;
    }

    /// The texts of boxes that are anchored here; they are shown below the paragraph.
    List<Element> boxes() {
        return boxes;
    }

    void read(Element parent) {
        for (var child : Word.children(parent)) {
            if (MATHS.equals(child.getNamespaceURI())) {
                throw new Unshowable("it has an equation");
            }
            switch (String.valueOf(child.getLocalName())) {
                case "r" -> run(child);
                case "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdtContent" ->
                        read(child);
                case "sdt" -> Word.child(child, "sdtContent").ifPresent(this::read);
                case "fldSimple" -> simple(child);
                default -> {
                    // Properties, marks of bookmarks and comments, and what was deleted.
                }
            }
        }
    }

    private void simple(Element field) {
        var known = FieldStack.known(Word.attribute(field, "instr").orElse(""));
        if (known.isEmpty()) {
            read(field);
        } else {
            var looks =
                    Word.children(field, "r").stream().findFirst().map(this::looks).orElse(usual);
            number(known, looks);
        }
    }

    private Looks looks(Element run) {
        var properties = Word.child(run, "rPr");
        var style = properties.flatMap(one -> Word.value(one, "rStyle"));
        var styles = source.styles();
        return (style.isPresent() ? styles.with(usual, style) : usual)
                .with(properties, styles.theme());
    }

    private void run(Element run) {
        var looks = looks(run);
        for (var child : Word.children(run)) {
            piece(child, looks);
        }
    }

    private void piece(Element piece, Looks looks) {
        switch (String.valueOf(piece.getLocalName())) {
            case "fldChar" -> field(piece, looks);
            case "instrText" -> fields.instruct(piece.getTextContent());
            default -> {
                if (!fields.hides() && !looks.hidden()) {
                    shown(piece, looks);
                }
            }
        }
    }

    private void field(Element piece, Looks looks) {
        switch (Word.attribute(piece, "fldCharType").orElse("")) {
            case "begin" -> fields.begin();
            case "separate" -> number(fields.separate(), looks);
            case "end" -> number(fields.end(), looks);
            default -> {
                // No other is known.
            }
        }
    }

    private void number(Optional<FieldStack.Known> known, Looks looks) {
        known.ifPresent(
                one -> content.add(new Inline.PageNumber(one == FieldStack.Known.PAGES, looks)));
    }

    private void shown(Element piece, Looks looks) {
        switch (String.valueOf(piece.getLocalName())) {
            case "t" -> letters(piece.getTextContent(), looks);
            case "noBreakHyphen" -> letters("\u2011", looks);
            case "tab", "ptab" -> content.add(new Inline.Tab(looks));
            case "cr" -> content.add(new Inline.Break(false));
            case "br" ->
                    content.add(
                            new Inline.Break(
                                    Word.attribute(piece, "type")
                                            .filter(type -> !type.equals("textWrapping"))
                                            .isPresent()));
            case "pgNum" -> content.add(new Inline.PageNumber(false, looks));
            case "sym" -> symbol(piece, looks);
            case "footnoteReference" -> note(piece, false, looks);
            case "endnoteReference" -> note(piece, true, looks);
            case "drawing", "pict", "object" -> drawing(piece);
            case "AlternateContent" -> alternative(piece, looks);
            default -> {
                // Nothing to be seen.
            }
        }
    }

    /// Of several forms the first is for the newest readers.
    private void alternative(Element piece, Looks looks) {
        if (piece.getElementsByTagNameNS(ALTERNATIVES, "Choice").item(0) instanceof Element first) {
            Word.children(first).forEach(one -> shown(one, looks));
        }
    }

    private void drawing(Element piece) {
        var found = new Drawing(source).read(piece);
        content.addAll(found.images());
        boxes.addAll(found.boxes());
    }

    private void symbol(Element piece, Looks looks) {
        var font = Word.attribute(piece, "font").orElse("");
        var number = Word.attribute(piece, "char").orElse("");
        try {
            var character = Integer.parseInt(number, 16);
            letters(
                    Symbols.of(font, character)
                            .orElseThrow(() ->
                                    new Unshowable(
                                            "it has the sign " + number + " of the font " + font)),
                    looks);
        } catch (NumberFormatException _) {
            throw new Unshowable("it has a sign without a number");
        }
    }

    private void note(Element piece, boolean end, Looks looks) {
        var key = new Notes.Key(end, Word.attribute(piece, "id").orElse(""));
        var number = Integer.toString(source.notes().number(key));
        content.add(new Inline.Letters(number, raised(looks)));
    }

    /// As the number of a note looks.
    static Looks raised(Looks looks) {
        return looks.rise() > 0 ? looks : looks.raised();
    }

    private void letters(String text, Looks looks) {
        var shown = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(RunReader::isSeen)
                .forEach(shown::appendCodePoint);
        if (!shown.isEmpty()) {
            var all = shown.toString();
            content.add(
                    new Inline.Letters(
                            looks.capitals() ? all.toUpperCase(Locale.ROOT) : all, looks));
        }
    }

    /// Without what only steers others: joiners, marks of direction, places for a hyphen.
    private static boolean isSeen(int character) {
        switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    throw new Unshowable("it has text that is written from right to left");
            default -> {
                // All others are written as they come.
            }
        }
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.CONTROL -> false;
            default -> true;
        };
    }
}
