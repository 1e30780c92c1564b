package caseloom.generation;

/// What came of making a PDF.
public sealed interface Converted {

    /// The bytes are the reader's own.
    final class Done implements Converted {

        private final byte[] pdf;

        public Done(byte[] pdf) {
            this.pdf = pdf;
        }

        public byte[] pdf() {
            return pdf;
        }
    }

    /// The document cannot become a PDF; asking again would not help.
    ///
    /// @param why a sentence for whoever made the document
    record Refused(String why) implements Converted {}
}
