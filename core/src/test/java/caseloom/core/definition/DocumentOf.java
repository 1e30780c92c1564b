package caseloom.core.definition;

/// Definitions from YAML for tests of the interpreter.
public final class DocumentOf {

    private static final Definitions DEFINITIONS = Definitions.standard();

    private DocumentOf() {}

    /// The definition of a document that must be right.
    public static Definition yaml(String text) {
        var reading = read(text);
        return reading.definition()
                .orElseThrow(() -> new AssertionError("complaints: " + reading.complaints()));
    }

    public static Reading read(String text) {
        return DEFINITIONS.read(text);
    }

    /// A file of the language's conformance kit; the test is skipped where there is none.
    public static String kit(String name) {
        return House.kit(name);
    }
}
