package caseloom.core.json;

/// Bytes that are not JSON as this house accepts it. The message says what is wrong and where.
public sealed class JsonFault extends Exception permits JsonTooLarge {

    private static final long serialVersionUID = 1L;

    public JsonFault(String message) {
        super(message, null, false, false);
    }
}
