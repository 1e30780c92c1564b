package caseloom.seals;

/// A document that cannot be signed; the message says why, to the one who gave it.
public final class PdfFault extends Exception {

    private static final long serialVersionUID = 1L;

    PdfFault(String message) {
        super(message);
    }

    PdfFault(String message, Throwable cause) {
        super(message, cause);
    }

    /// Why, as half a sentence behind the name of the document.
    public String why() {
        return String.valueOf(getMessage());
    }
}
