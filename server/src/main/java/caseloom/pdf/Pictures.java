package caseloom.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// The pictures of one PDF. How large one is unpacked is known before it is.
final class Pictures {

    private static final long PIXELS_MOST = 40_000_000;

    private final PDDocument document;
    private final Map<Picture, PDImageXObject> painted = new HashMap<>();

    Pictures(PDDocument document) {
        this.document = document;
    }

    PDImageXObject of(Picture picture) {
        return painted.computeIfAbsent(picture, this::read);
    }

    private PDImageXObject read(Picture picture) {
        try (var bytes =
                ImageIO.createImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
            var readers = ImageIO.getImageReaders(bytes);
            if (!readers.hasNext()) {
                throw cannot(picture);
            }
            return read(picture, readers, bytes);
        } catch (IOException | IllegalArgumentException _) {
            throw cannot(picture);
        }
    }

    private PDImageXObject read(
            Picture picture, Iterator<ImageReader> readers, ImageInputStream bytes)
            throws IOException {
        var reader = readers.next();
        try {
            reader.setInput(bytes, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS_MOST) {
                throw new Unshowable(
                        "the picture "
                                + picture.part()
                                + " has more than "
                                + PIXELS_MOST
                                + " pixels");
            }
            return reader.getFormatName().equalsIgnoreCase("JPEG")
                    ? JPEGFactory.createFromByteArray(document, picture.bytes())
                    : LosslessFactory.createFromImage(document, reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    private static Unshowable cannot(Picture picture) {
        return new Unshowable(
                "the picture "
                        + picture.part()
                        + " is of a kind that cannot be read: use PNG or JPEG");
    }
}
