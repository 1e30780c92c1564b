package caseloom.core.openapi;

/// Why there is no request; leaves the package as a value.
final class Unmapped extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    Unmapped(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
