package caseloom.pdf;

import caseloom.docx.Word;
import java.util.Optional;
import org.w3c.dom.Element;

/// Lengths and switches as Word writes them, in points. What makes no sense counts as not written.
final class Measures {

    private static final float TWIPS = 20;

    /// Longer than any page; keeps sums from becoming nonsense.
    private static final float MOST = 20_000;

    private Measures() {}

    static Optional<Float> number(Optional<String> text) {
        try {
            return text.map(Float::parseFloat).filter(Float::isFinite);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// An attribute in twentieths of a point.
    static Optional<Float> twips(Element element, String name) {
        return number(Word.attribute(element, name))
                .map(value -> Math.clamp(value / TWIPS, -MOST, MOST));
    }

    static Optional<Integer> whole(Optional<String> text) {
        return number(text).map(Float::intValue);
    }

    /// Whether a switch such as `w:b` is on; empty when it is not there.
    static Optional<Boolean> flag(Element properties, String name) {
        return Word.child(properties, name)
                .map(one -> Word.attribute(one, "val").map(Measures::on).orElse(true));
    }

    private static boolean on(String value) {
        return !value.equals("0") && !value.equals("false") && !value.equals("off");
    }

    /// A colour as red, green and blue in one number; empty for `auto`.
    static Optional<Integer> colour(Optional<String> text) {
        try {
            return text.filter(value -> value.length() == 6)
                    .map(value -> Integer.parseInt(value, 16));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
