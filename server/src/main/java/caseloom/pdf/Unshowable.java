package caseloom.pdf;

/// Something in a document that cannot be shown in a PDF. The message is for the document's author.
final class Unshowable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unshowable(String what) {
        super(what);
    }

    String told() {
        return String.valueOf(getMessage());
    }
}
