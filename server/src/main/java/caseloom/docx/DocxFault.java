package caseloom.docx;

/// A file that is not taken for a DOCX. The message is for whoever brought it.
public final class DocxFault extends Exception {

    private static final long serialVersionUID = 1;

    public DocxFault(String message) {
        super(message);
    }

    public DocxFault(String message, Throwable cause) {
        super(message, cause);
    }

    /// What to tell.
    public String told() {
        return String.valueOf(getMessage());
    }
}
