package caseloom.files;

import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/// Whether what bytes look like goes with what the ending of a name stands for. Only what is known
/// to be something else does not: formats of one kind look alike too often to be told apart.
final class TypeFit {

    private static final MediaType COMPOUND = MediaType.application("x-tika-msoffice");

    private TypeFit() {}

    /// What formats have in common.
    private enum Kind {
        TEXT,
        IMAGE,
        /// Office documents of any age, and archives, in which the newer ones come.
        PACKED,
        OTHER
    }

    static boolean of(String expected, String detected) {
        if (expected.equals(ContentTypes.UNKNOWN) || detected.equals(ContentTypes.UNKNOWN)) {
            return true;
        }
        var types = MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();
        var wanted = types.normalize(MediaType.parse(expected));
        var found = types.normalize(MediaType.parse(detected));
        var kind = kind(types, wanted);
        return types.isInstanceOf(wanted, found)
                || types.isInstanceOf(found, wanted)
                || (kind != Kind.OTHER && kind == kind(types, found));
    }

    private static Kind kind(MediaTypeRegistry types, MediaType type) {
        if (type.getType().equals("text")
                || type.getType().equals("message")
                || types.isInstanceOf(type, MediaType.TEXT_PLAIN)
                || types.isInstanceOf(type, MediaType.APPLICATION_XML)) {
            return Kind.TEXT;
        }
        if (type.getType().equals("image")) {
            return Kind.IMAGE;
        }
        return types.isInstanceOf(type, MediaType.APPLICATION_ZIP)
                        || types.isInstanceOf(type, COMPOUND)
                ? Kind.PACKED
                : Kind.OTHER;
    }
}
