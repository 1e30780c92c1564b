package caseloom.files.reading;

import java.io.InputStream;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.xml.sax.ContentHandler;

/// What lies inside of a file is not opened.
final class NoEmbedded implements EmbeddedDocumentExtractor {

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return false;
    }

    @Override
    public void parseEmbedded(
            InputStream content, ContentHandler handler, Metadata metadata, boolean whole) {
        // Nobody asks for what should not be parsed.
    }
}
