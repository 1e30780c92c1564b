package caseloom.pdf;

import caseloom.docx.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// How a paragraph looks. All lengths in points.
///
/// @param first how much further right its first line begins; negative when it hangs out
/// @param pitch from line to line: a factor, or points where it is exact or at least so much
/// @param rule `auto`, `exact` or `atLeast`
/// @param edges the lines around it, by side
record ParagraphLooks(
        String alignment,
        float left,
        float right,
        float first,
        float before,
        float after,
        float pitch,
        String rule,
        boolean close,
        boolean keepWithNext,
        boolean keepTogether,
        boolean onNewPage,
        List<TabStop> tabs,
        @Nullable Integer behind,
        Map<String, Edge> edges) {

    static final ParagraphLooks PLAIN =
            new ParagraphLooks(
                    "left", 0, 0, 0, 0, 0, 1, "auto", false, false, false, false, List.of(), null,
                    Map.of());

    private static final float LINE = 240;

    ParagraphLooks {
        tabs = List.copyOf(tabs);
        edges = Map.copyOf(edges);
    }

    /// With what a `pPr` says.
    ParagraphLooks with(Optional<Element> properties) {
        return properties.map(this::with).orElse(this);
    }

    private ParagraphLooks with(Element properties) {
        var indent = Word.child(properties, "ind");
        var space = Word.child(properties, "spacing");
        var lineRule = space.flatMap(one -> Word.attribute(one, "lineRule")).orElse("auto");
        return new ParagraphLooks(
                Word.value(properties, "jc").orElse(alignment),
                twips(indent, "start").or(() -> twips(indent, "left")).orElse(left),
                twips(indent, "end").or(() -> twips(indent, "right")).orElse(right),
                twips(indent, "hanging")
                        .map(hanging -> -hanging)
                        .or(() -> twips(indent, "firstLine"))
                        .orElse(first),
                spacing(space, "before", before),
                spacing(space, "after", after),
                pitch(space, lineRule).orElse(pitch),
                pitch(space, lineRule).isPresent() ? lineRule : rule,
                Measures.flag(properties, "contextualSpacing").orElse(close),
                Measures.flag(properties, "keepNext").orElse(keepWithNext),
                Measures.flag(properties, "keepLines").orElse(keepTogether),
                Measures.flag(properties, "pageBreakBefore").orElse(onNewPage),
                tabs(properties),
                Word.child(properties, "shd")
                        .map(shade -> Measures.colour(Word.attribute(shade, "fill")))
                        .map(fill -> (@Nullable Integer) fill.orElse(null))
                        .orElse(behind),
                Word.child(properties, "pBdr").map(Edge::all).orElse(edges));
    }

    /// With other indents, where a list has them and nothing closer says otherwise.
    ParagraphLooks hanging(float newLeft, float newFirst) {
        return new ParagraphLooks(
                alignment,
                newLeft,
                right,
                newFirst,
                before,
                after,
                pitch,
                rule,
                close,
                keepWithNext,
                keepTogether,
                onNewPage,
                tabs,
                behind,
                edges);
    }

    /// With a line above, as before the notes at the end.
    ParagraphLooks lined() {
        return new ParagraphLooks(
                alignment,
                left,
                right,
                first,
                12,
                after,
                pitch,
                rule,
                close,
                keepWithNext,
                keepTogether,
                onNewPage,
                tabs,
                behind,
                Map.of("top", new Edge(0.5f, 0)));
    }

    private static Optional<Float> twips(Optional<Element> element, String name) {
        return element.flatMap(one -> Measures.twips(one, name));
    }

    private static float spacing(Optional<Element> space, String name, float otherwise) {
        return Math.max(0, twips(space, name).orElse(otherwise));
    }

    private static Optional<Float> pitch(Optional<Element> space, String rule) {
        return space.flatMap(one -> Measures.number(Word.attribute(one, "line")))
                .filter(value -> value > 0)
                .map(value -> rule.equals("auto") ? value / LINE : value / 20);
    }

    private List<TabStop> tabs(Element properties) {
        var written = Word.child(properties, "tabs");
        if (written.isEmpty()) {
            return tabs;
        }
        var all = new TreeMap<Float, TabStop>();
        tabs.forEach(stop -> all.put(stop.at(), stop));
        for (var stop : Word.children(written.get(), "tab")) {
            var at = Measures.twips(stop, "pos").orElse(0f);
            var side = Word.attribute(stop, "val").orElse("left");
            var dotted = Word.attribute(stop, "leader").filter(kind -> !kind.equals("none"));
            if (side.equals("clear")) {
                all.remove(at);
            } else if (!side.equals("bar")) {
                all.put(at, new TabStop(at, side, dotted.isPresent()));
            }
        }
        var sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparingDouble(TabStop::at));
        return sorted;
    }
}
