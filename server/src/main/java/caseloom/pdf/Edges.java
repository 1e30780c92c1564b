package caseloom.pdf;

import caseloom.docx.DocxFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Headers and footers: how much room they take, and what they show on each page. For one document.
final class Edges {

    private static final List<String> KINDS = List.of("default", "first", "even");

    private final Source source;
    private final Faces faces;
    private final boolean evenDiffers;
    private final Map<String, List<Block>> read = new HashMap<>();

    Edges(Source source, Faces faces, boolean evenDiffers) {
        this.source = source;
        this.faces = faces;
        this.evenDiffers = evenDiffers;
    }

    /// How much of a page its headers take, or its margin where that is more.
    float above(Section section) throws DocxFault {
        return Math.max(section.margin("top"), section.margin("header") + most(section, "header"));
    }

    float below(Section section) throws DocxFault {
        return Math.max(
                section.margin("bottom"), section.margin("footer") + most(section, "footer"));
    }

    private float most(Section section, String edge) throws DocxFault {
        var most = 0f;
        for (var kind : KINDS) {
            var slices = slices(section, edge + " " + kind, Numbers.UNKNOWN);
            most = Math.max(most, Slice.height(slices));
        }
        if (most > section.height() / 2) {
            throw new Unshowable("a header or footer of it is higher than half a page");
        }
        return most;
    }

    private List<Slice> slices(Section section, String edge, Numbers numbers) throws DocxFault {
        var id = section.edges().get(edge);
        if (id == null) {
            return List.of();
        }
        var blocks = read.get(id);
        if (blocks == null) {
            blocks = read(id);
            read.put(id, blocks);
        }
        return new Flow(faces, numbers)
                .of(blocks, section.frame()).stream()
                        .filter(slice -> slice.kind() != Slice.Kind.BREAK)
                        .toList();
    }

    private List<Block> read(String id) throws DocxFault {
        var relation = source.relations().get(id);
        if (relation == null || relation.outside()) {
            throw new DocxFault("A header or footer of it is missing.");
        }
        var at = source.at(relation.target());
        return new StoryReader(at).read(at.root());
    }

    /// What stands at the edges of a page.
    List<Op> of(Sheet sheet, int pages) throws DocxFault {
        var section = sheet.section();
        var numbers = new Numbers(sheet.number(), pages);
        var header = slices(section, kind(sheet, "header"), numbers);
        var footer = slices(section, kind(sheet, "footer"), numbers);
        var ops = new ArrayList<Op>();
        put(ops, header, section.margin("left"), section.margin("header"));
        put(
                ops,
                footer,
                section.margin("left"),
                section.height() - section.margin("footer") - Slice.height(footer));
        return ops;
    }

    private String kind(Sheet sheet, String edge) {
        if (sheet.first() && sheet.section().firstDiffers()) {
            return edge + " first";
        }
        return edge + (evenDiffers && sheet.number() % 2 == 0 ? " even" : " default");
    }

    private static void put(List<Op> ops, List<Slice> slices, float x, float from) {
        var y = from;
        for (var slice : slices) {
            for (var op : slice.ops()) {
                ops.add(op.moved(x, y));
            }
            y += slice.height();
        }
    }
}
