package caseloom.pdf;

import caseloom.docx.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Reads a drawing: the pictures and the texts in it. Lines and shapes without text are left out.
final class Drawing {

    private static final String MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main";

    private static final String PICTURE =
            "http://schemas.openxmlformats.org/drawingml/2006/picture";

    private static final String PLACED =
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    private static final String RELATION =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final String VECTORS = "urn:schemas-microsoft-com:vml";

    private static final float PER_POINT = 12_700;

    private static final float SIDE_MOST = 5_000;

    private static final Pattern WIDTH = Pattern.compile("(?:^|;)\\s*width:\\s*([0-9.]+)(pt|in)?");

    private static final Pattern HEIGHT =
            Pattern.compile("(?:^|;)\\s*height:\\s*([0-9.]+)(pt|in)?");

    private final Source source;
    private final List<Inline> images = new ArrayList<>();

    Drawing(Source source) {
        this.source = source;
    }

    /// @param boxes the elements that hold the texts
    record Found(List<Inline> images, List<Element> boxes) {}

    Found read(Element drawing) {
        refuseOthers(drawing);
        var pictures = drawing.getElementsByTagNameNS(PICTURE, "pic");
        for (var i = 0; pictures.item(i) instanceof Element picture; i++) {
            picture(drawing, picture);
        }
        var old = drawing.getElementsByTagNameNS(VECTORS, "imagedata");
        for (var i = 0; old.item(i) instanceof Element picture; i++) {
            oldPicture(picture);
        }
        if (Word.is(drawing, "object") && images.isEmpty()) {
            throw new Unshowable("it has an embedded object");
        }
        return new Found(images, Word.all(drawing, "txbxContent"));
    }

    private static void refuseOthers(Element drawing) {
        var graphics = drawing.getElementsByTagNameNS(MAIN, "graphicData");
        for (var i = 0; graphics.item(i) instanceof Element graphic; i++) {
            var kind = graphic.getAttribute("uri");
            if (kind.endsWith("/chart") || kind.endsWith("/chartex")) {
                throw new Unshowable("it has a chart: put it into the document as a picture");
            }
            if (kind.endsWith("/diagram")) {
                throw new Unshowable("it has a diagram: put it into the document as a picture");
            }
        }
        if (drawing.getElementsByTagNameNS(VECTORS, "textpath").getLength() > 0) {
            throw new Unshowable("it has text in the form of a shape, such as a watermark");
        }
    }

    private void picture(Element drawing, Element picture) {
        if (picture.getElementsByTagNameNS(MAIN, "blip").item(0) instanceof Element blip) {
            var size =
                    extent(picture.getElementsByTagNameNS(MAIN, "ext").item(0))
                            .or(() ->
                                    extent(
                                            drawing.getElementsByTagNameNS(PLACED, "extent")
                                                    .item(0)))
                            .orElseThrow(() -> new Unshowable("a picture of it has no size"));
            images.add(
                    new Inline.Image(
                            source.picture(blip.getAttributeNS(RELATION, "embed")),
                            size.width,
                            size.height));
        }
    }

    private record Size(float width, float height) {}

    private static Optional<Size> extent(@Nullable Node node) {
        if (node instanceof Element extent) {
            var width = side(extent.getAttribute("cx"));
            var height = side(extent.getAttribute("cy"));
            if (width.isPresent() && height.isPresent()) {
                return Optional.of(new Size(width.get(), height.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Float> side(String units) {
        return Measures.number(Optional.of(units))
                .map(value -> value / PER_POINT)
                .filter(points -> points > 0 && points < SIDE_MOST);
    }

    private void oldPicture(Element picture) {
        var style =
                picture.getParentNode() instanceof Element shape ? shape.getAttribute("style") : "";
        images.add(
                new Inline.Image(
                        source.picture(picture.getAttributeNS(RELATION, "id")),
                        length(WIDTH, style),
                        length(HEIGHT, style)));
    }

    private static float length(Pattern pattern, String style) {
        var found = pattern.matcher(style);
        if (!found.find()) {
            throw new Unshowable("a picture of it has no size");
        }
        var value = Measures.number(Optional.of(found.group(1))).orElse(1f);
        return Math.clamp("in".equals(found.group(2)) ? value * 72 : value, 1, SIDE_MOST);
    }
}
