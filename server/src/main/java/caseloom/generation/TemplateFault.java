package caseloom.generation;

/// A template that cannot be filled. The message is for its author.
final class TemplateFault extends Exception {

    private static final long serialVersionUID = 1;

    TemplateFault(String message) {
        super(message);
    }

    String told() {
        return String.valueOf(getMessage());
    }
}
