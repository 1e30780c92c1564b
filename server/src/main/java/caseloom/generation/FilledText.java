package caseloom.generation;

import caseloom.docx.Word;
import org.w3c.dom.Element;

/// Text of a run. Whatever it holds, it stays text.
final class FilledText {

    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private FilledText() {}

    /// Gives a text its content, blanks at its ends included.
    static void set(Element text, String content) {
        text.setTextContent(content);
        text.setAttributeNS(XML, "xml:space", "preserve");
    }

    /// Puts a value where the placeholder of a run was; lines and tabs are kept.
    static void fill(Element run, String value) {
        Word.children(run, "t").forEach(run::removeChild);
        var line = new StringBuilder();
        for (var i = 0; i < value.length(); ) {
            var character = value.codePointAt(i);
            i += Character.charCount(character);
            switch (character) {
                case '\n' -> {
                    flush(run, line);
                    add(run, "br");
                }
                case '\t' -> {
                    flush(run, line);
                    add(run, "tab");
                }
                case '\r' -> {
                    // A line ends with the character after it.
                }
                default -> line.appendCodePoint(allowed(character) ? character : 0xFFFD);
            }
        }
        flush(run, line);
    }

    private static void flush(Element run, StringBuilder line) {
        if (!line.isEmpty()) {
            set(add(run, "t"), line.toString());
            line.setLength(0);
        }
    }

    private static Element add(Element run, String name) {
        var prefix = run.getPrefix();
        var element =
                run.getOwnerDocument()
                        .createElementNS(
                                Word.NAMESPACE, prefix == null ? name : prefix + ":" + name);
        run.appendChild(element);
        return element;
    }

    /// Whether XML can hold the character.
    private static boolean allowed(int character) {
        return character >= 0x20
                && (character < 0xD800 || character > 0xDFFF)
                && character != 0xFFFE
                && character != 0xFFFF;
    }
}
