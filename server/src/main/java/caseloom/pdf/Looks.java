package caseloom.pdf;

import caseloom.docx.Word;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// How letters look.
///
/// @param size in points, as they are drawn
/// @param rise above the line of writing, for small letters beside others
/// @param colour red, green and blue
/// @param behind the colour behind them; null for none
/// @param capitals whether small letters are shown as capitals
record Looks(
        Family family,
        boolean bold,
        boolean italic,
        float size,
        float rise,
        int colour,
        @Nullable Integer behind,
        boolean underlined,
        boolean struck,
        boolean capitals,
        boolean hidden) {

    static final Looks PLAIN =
            new Looks(Family.SERIF, false, false, 10, 0, 0, null, false, false, false, false);

    /// Smaller is not legible, larger than no page.
    private static final float SIZE_LEAST = 1;

    private static final float SIZE_MOST = 400;

    private static final float SMALL = 0.65f;

    private static final float UP = 0.35f;

    private static final float DOWN = -0.1f;

    private static final Map<String, Integer> HIGHLIGHTS =
            Map.ofEntries(
                    Map.entry("yellow", 0xFFFF00),
                    Map.entry("green", 0x00FF00),
                    Map.entry("cyan", 0x00FFFF),
                    Map.entry("magenta", 0xFF00FF),
                    Map.entry("blue", 0x0000FF),
                    Map.entry("red", 0xFF0000),
                    Map.entry("darkBlue", 0x000080),
                    Map.entry("darkCyan", 0x008080),
                    Map.entry("darkGreen", 0x008000),
                    Map.entry("darkMagenta", 0x800080),
                    Map.entry("darkRed", 0x800000),
                    Map.entry("darkYellow", 0x808000),
                    Map.entry("darkGray", 0x808080),
                    Map.entry("lightGray", 0xC0C0C0),
                    Map.entry("black", 0x000000),
                    Map.entry("white", 0xFFFFFF));

    /// With what an `rPr` says.
    Looks with(Optional<Element> properties, Theme theme) {
        return properties.map(one -> with(one, theme)).orElse(this);
    }

    private Looks with(Element properties, Theme theme) {
        var named = Word.child(properties, "rFonts").flatMap(theme::family).orElse(family);
        var points =
                Measures.number(Word.value(properties, "sz"))
                        .map(half -> Math.clamp(half / 2, SIZE_LEAST, SIZE_MOST))
                        .orElse(size);
        var place = Word.value(properties, "vertAlign").orElse("");
        return new Looks(
                named,
                Measures.flag(properties, "b").orElse(bold),
                Measures.flag(properties, "i").orElse(italic),
                place.endsWith("script") ? points * SMALL : points,
                switch (place) {
                    case "superscript" -> points * UP;
                    case "subscript" -> points * DOWN;
                    case "baseline" -> 0;
                    default -> rise;
                },
                ink(properties),
                paper(properties),
                Word.value(properties, "u").map(kind -> !kind.equals("none")).orElse(underlined),
                Measures.flag(properties, "strike")
                        .or(() -> Measures.flag(properties, "dstrike"))
                        .orElse(struck),
                Measures.flag(properties, "caps")
                        .or(() -> Measures.flag(properties, "smallCaps"))
                        .orElse(capitals),
                Measures.flag(properties, "vanish").orElse(hidden));
    }

    /// As the number of a note beside other letters.
    Looks raised() {
        return new Looks(
                family,
                bold,
                italic,
                size * SMALL,
                size * UP,
                colour,
                behind,
                underlined,
                struck,
                capitals,
                hidden);
    }

    private int ink(Element properties) {
        return Word.value(properties, "color")
                .map(value -> Measures.colour(Optional.of(value)).orElse(0))
                .orElse(colour);
    }

    private @Nullable Integer paper(Element properties) {
        var highlight = Word.value(properties, "highlight");
        if (highlight.isPresent()) {
            return HIGHLIGHTS.get(highlight.get());
        }
        return Word.child(properties, "shd")
                .map(shade -> Measures.colour(Word.attribute(shade, "fill")))
                .map(fill -> (@Nullable Integer) fill.orElse(null))
                .orElse(behind);
    }
}
