package caseloom.core.document;

/// Something that somebody said about a document (L-205).
///
/// @param name of 1 to `NAME_MOST` characters
/// @param value any text of up to `VALUE_MOST` characters
public record Attribute(String name, DataType type, String value) {

    public static final int NAME_MOST = 255;

    public static final int VALUE_MOST = 20_000;

    public Attribute {
        if (name.isEmpty() || length(name) > NAME_MOST || length(value) > VALUE_MOST) {
            throw new IllegalArgumentException("an attribute has a name, and an end");
        }
    }

    /// Characters, as people count them.
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
