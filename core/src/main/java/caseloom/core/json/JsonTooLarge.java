package caseloom.core.json;

/// A document that would become more nodes than its reader is allowed to make.
public final class JsonTooLarge extends JsonFault {

    private static final long serialVersionUID = 1L;

    JsonTooLarge(int most) {
        super("more than " + most + " values and names of members");
    }
}
