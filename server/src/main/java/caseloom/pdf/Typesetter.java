package caseloom.pdf;

import caseloom.docx.Docx;
import caseloom.docx.DocxFault;
import caseloom.docx.DocxLimits;
import caseloom.generation.Converted;
import caseloom.generation.GenerationSettings;
import caseloom.generation.PdfConversion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Makes PDF in this process, out of Java alone; a few at once, others wait. Safe to share.
public final class Typesetter implements PdfConversion {

    private final DocxLimits limits;
    private final int pagesMost;
    private final Semaphore slots;

    public Typesetter(GenerationSettings settings) {
        this.limits = settings.docx();
        this.pagesMost = settings.pagesMost();
        this.slots = new Semaphore(settings.atOnce());
    }

    @Override
    public Converted pdf(byte[] docx) {
        slots.acquireUninterruptibly();
        try (var document = new PDDocument()) {
            return new Converted.Done(set(Docx.read(docx, limits), document));
        } catch (DocxFault e) {
            return new Converted.Refused(e.told());
        } catch (Unshowable e) {
            return new Converted.Refused(e.told());
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF in memory can be written", e);
        } finally {
            slots.release();
        }
    }

    private byte[] set(Docx docx, PDDocument document) throws DocxFault, IOException {
        var faces = new Faces(document);
        var source = Source.of(docx);
        var manuscript = Manuscript.of(source);
        var edges = new Edges(source, faces, manuscript.evenDiffers());
        var flow = new Flow(faces, Numbers.UNKNOWN);
        var paginator = new Paginator(pagesMost);
        for (var part : manuscript.parts()) {
            var section = part.section();
            var above = edges.above(section);
            var below = edges.below(section);
            var room = new Frame(section.frame().width(), section.height() - above - below);
            paginator.add(section, above, below, flow.of(part.blocks(), room));
        }
        var sheets = paginator.sheets();
        var painter = new Painter(document, sheets.size());
        for (var sheet : sheets) {
            painter.page(sheet, edges.of(sheet, sheets.size()));
        }
        var bytes = new ByteArrayOutputStream();
        // The same document gives the same bytes.
        document.setDocumentId(1L);
        document.save(bytes);
        return bytes.toByteArray();
    }
}
