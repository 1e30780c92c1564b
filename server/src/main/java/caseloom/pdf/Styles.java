package caseloom.pdf;

import caseloom.docx.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/// The styles of a document: what a paragraph or a run looks like before it says so itself.
final class Styles {

    /// A style is based on another, and that on another; no sane chain is longer.
    private static final int CHAIN_MOST = 20;

    private final Map<String, Element> byId = new HashMap<>();
    private final Theme theme;
    private Optional<Element> paragraphDefaults = Optional.empty();
    private Optional<Element> letterDefaults = Optional.empty();
    private Optional<String> usual = Optional.empty();

    Styles(Optional<Element> root, Theme theme) {
        this.theme = theme;
        root.ifPresent(this::read);
    }

    private void read(Element root) {
        paragraphDefaults = Word.at(root, "docDefaults", "pPrDefault", "pPr");
        letterDefaults = Word.at(root, "docDefaults", "rPrDefault", "rPr");
        for (var style : Word.children(root, "style")) {
            var id = Word.attribute(style, "styleId").orElse("");
            byId.putIfAbsent(id, style);
            var isUsual = Word.attribute(style, "default").filter(on -> !on.equals("0"));
            if (isUsual.isPresent()
                    && Word.attribute(style, "type").filter("paragraph"::equals).isPresent()) {
                usual = Optional.of(id);
            }
        }
    }

    Theme theme() {
        return theme;
    }

    /// A style and those it is based on, the most general first.
    List<Element> chain(Optional<String> id) {
        var chain = new ArrayList<Element>();
        var next = id.map(byId::get);
        while (next.isPresent() && chain.size() < CHAIN_MOST) {
            chain.addFirst(next.get());
            next = Word.value(next.get(), "basedOn").map(byId::get);
        }
        return chain;
    }

    /// @param around what a table says of everything in it, the most general first
    ParagraphLooks paragraph(Optional<String> style, List<Element> around) {
        var looks = ParagraphLooks.PLAIN.with(paragraphDefaults);
        for (var one : around) {
            looks = looks.with(Word.child(one, "pPr"));
        }
        for (var one : chain(style.or(() -> usual))) {
            looks = looks.with(Word.child(one, "pPr"));
        }
        return looks;
    }

    /// The letters of a paragraph of that style.
    Looks letters(Optional<String> style, List<Element> around) {
        var looks = Looks.PLAIN.with(letterDefaults, theme);
        for (var one : around) {
            looks = looks.with(Word.child(one, "rPr"), theme);
        }
        return with(looks, style.or(() -> usual));
    }

    /// With what a style of letters says.
    Looks with(Looks looks, Optional<String> style) {
        var changed = looks;
        for (var one : chain(style)) {
            changed = changed.with(Word.child(one, "rPr"), theme);
        }
        return changed;
    }

    /// The numbering that a style brings with it.
    Optional<Element> numbering(Optional<String> style) {
        return chain(style.or(() -> usual)).reversed().stream()
                .flatMap(one -> Word.at(one, "pPr", "numPr").stream())
                .findFirst();
    }
}
