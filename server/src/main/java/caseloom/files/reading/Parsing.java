package caseloom.files.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/// Reads one file on the thread that calls it, for as long as that takes.
final class Parsing {

    private static final Logger LOG = LoggerFactory.getLogger(Parsing.class);

    private static final String DAMAGED = "it is damaged";

    private static final int TITLE_MOST = 255;

    /// What PDFs may keep in memory of what they unpack; the rest goes to a file.
    private static final long PDF_MEMORY = 64L * 1024 * 1024;

    private Parsing() {}

    /// @param ending of the name, in lower case
    static Reading of(Path file, String ending, PageCollector collector) throws IOException {
        var kind = Kind.of(beginning(file), ending);
        if (kind.isEmpty()) {
            return new Reading.Unsupported("it is not what the ending of its name says");
        }
        try {
            guard(kind.get(), file);
            return parsed(kind.get(), file, collector);
        } catch (EncryptedDocumentException _) {
            return new Reading.Unsupported("it can only be read with a password");
        } catch (Bomb e) {
            return new Reading.Unsupported(String.valueOf(e.getMessage()));
        } catch (TikaException | SAXException | IOException | RuntimeException e) {
            // Readers of formats throw all sorts of things at files that are damaged.
            return LOG.isDebugEnabled() ? told(e) : new Reading.Unsupported(DAMAGED);
        } catch (StackOverflowError e) {
            return new Reading.Unsupported("its parts lie too deep inside of each other");
        }
    }

    private static Reading told(Exception e) {
        LOG.debug("a file could not be read", e);
        return new Reading.Unsupported(DAMAGED);
    }

    private static byte[] beginning(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return content.readNBytes(Kind.LOOKS_AT);
        }
    }

    private static void guard(Kind kind, Path file) throws IOException {
        switch (kind) {
            case PDF -> new PdfGuard(Files.readAllBytes(file)).check();
            case PACKED -> PackageGuard.check(file);
            case COMPOUND, PLAIN -> {
                // They are not packed.
            }
        }
    }

    private static Reading parsed(Kind kind, Path file, PageCollector collector)
            throws TikaException, SAXException, IOException {
        if (kind == Kind.PLAIN) {
            return collector.plain(PlainText.of(Files.readAllBytes(file)));
        }
        var metadata = new Metadata();
        try (var content = TikaInputStream.get(file)) {
            parser(kind).parse(content, collector, metadata, context());
        } catch (Enough e) {
            return ended(e, collector, metadata);
        } catch (TikaException | SAXException | IOException | RuntimeException e) {
            // What was wanted is there when it ended because of that.
            if (collector.isCut()) {
                return collector.collected(title(metadata));
            }
            throw e;
        }
        return collector.collected(title(metadata));
    }

    private static Reading ended(Enough why, PageCollector collector, Metadata metadata) {
        return collector.isCut()
                ? collector.collected(title(metadata))
                : new Reading.Unsupported(String.valueOf(why.getMessage()));
    }

    private static Parser parser(Kind kind) {
        return switch (kind) {
            case PDF -> new PDFParser();
            case PACKED -> new OOXMLParser();
            case COMPOUND -> new OfficeParser();
            case PLAIN -> throw new IllegalStateException("it needs no parser");
        };
    }

    private static ParseContext context() {
        var context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new NoEmbedded());
        var office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        office.setExtractMacros(false);
        context.set(OfficeParserConfig.class, office);
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractActions(false);
        pdf.setExtractBookmarksText(false);
        pdf.setMaxMainMemoryBytes(PDF_MEMORY);
        context.set(PDFParserConfig.class, pdf);
        return context;
    }

    private static @Nullable String title(Metadata metadata) {
        var title = metadata.get(TikaCoreProperties.TITLE);
        if (title == null) {
            return null;
        }
        var buffer = new TextBuffer();
        var cut = title.substring(0, Math.min(title.length(), TITLE_MOST)).toCharArray();
        var _ = buffer.add(cut, 0, cut.length);
        var text = buffer.text().replace('\n', ' ').strip();
        return text.isEmpty() ? null : text;
    }
}
