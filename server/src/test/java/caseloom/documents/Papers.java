package caseloom.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/// Files of all kinds, made as they are needed: good ones and hostile ones.
public final class Papers {

    private static final int MIB = 1024 * 1024;

    private Papers() {}

    private interface Writer {
        void write(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] made(Writer writer) {
        var out = new ByteArrayOutputStream();
        try {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A page for each text; a page of an empty text has none.
    public static byte[] pdf(String... pages) {
        return made(out -> {
            try (var document = pages(pages)) {
                document.save(out);
            }
        });
    }

    private static PDDocument pages(String... pages) throws IOException {
        var document = new PDDocument();
        for (var text : pages) {
            var page = new PDPage();
            document.addPage(page);
            if (!text.isEmpty()) {
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 700);
                    content.showText(text);
                    content.endText();
                }
            }
        }
        document.getDocumentInformation().setTitle("Title of a PDF");
        return document;
    }

    /// A PDF that opens with a password only.
    public static byte[] lockedPdf() {
        return made(out -> {
            try (var document = pages("Secret")) {
                var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
                policy.setEncryptionKeyLength(128);
                document.protect(policy);
                document.save(out);
            }
        });
    }

    /// A PDF with a stream that unpacks to that many MiB of zeros.
    public static byte[] bombPdf(int mib) {
        var packed = packed(mib);
        return made(out -> {
            out.write(
                    ("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                                    + "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                                    + "3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R"
                                    + " /MediaBox [0 0 9 9] >>\nendobj\n4 0 obj\n<< /Length "
                                    + packed.length
                                    + " /Filter /FlateDecode >>\nstream\n")
                            .getBytes(ISO_8859_1));
            out.write(packed);
            out.write(
                    "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
                            .getBytes(ISO_8859_1));
        });
    }

    private static byte[] packed(int mib) {
        return made(out -> {
            try (var deflater =
                    new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
                var zeros = new byte[MIB];
                for (var i = 0; i < mib; i++) {
                    deflater.write(zeros);
                }
            }
        });
    }

    public static byte[] docx(String text) {
        return made(out -> {
            try (var document = new XWPFDocument()) {
                document.createParagraph().createRun().setText(text);
                document.createTable(1, 1).getRow(0).getCell(0).setText("in a cell");
                document.getProperties().getCoreProperties().setTitle("Title of a letter");
                document.write(out);
            }
        });
    }

    public static byte[] xlsx(String... sheets) {
        return workbook(new XSSFWorkbook(), sheets);
    }

    public static byte[] xls(String... sheets) {
        return workbook(new HSSFWorkbook(), sheets);
    }

    private static byte[] workbook(Workbook book, String... sheets) {
        return made(out -> {
            try (book) {
                for (var text : sheets) {
                    book.createSheet().createRow(0).createCell(0).setCellValue(text);
                }
                book.write(out);
            }
        });
    }

    public static byte[] pptx(String... slides) {
        return made(out -> {
            try (var show = new XMLSlideShow()) {
                for (var text : slides) {
                    var box = show.createSlide().createTextBox();
                    box.setText(text);
                    box.setAnchor(new Rectangle(10, 10, 100, 100));
                }
                show.write(out);
            }
        });
    }

    public static byte[] ppt(String... slides) {
        return made(out -> {
            try (var show = new HSLFSlideShow()) {
                for (var text : slides) {
                    show.createSlide().createTextBox().setText(text);
                }
                show.write(out);
            }
        });
    }

    /// An Office file of which one part is replaced.
    public static byte[] with(byte[] office, String part, byte[] content) {
        return made(out -> {
            try (var in = new ZipInputStream(new ByteArrayInputStream(office));
                    var zip = new ZipOutputStream(out)) {
                for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    if (entry.getName().equals(part)) {
                        zip.write(content);
                    } else {
                        in.transferTo(zip);
                    }
                    zip.closeEntry();
                }
            }
        });
    }

    /// A letter whose text has been packed from that many MiB of the same words.
    public static byte[] bombDocx(int mib) {
        return with(
                docx("x"), "word/document.xml", word("<w:p><w:r><w:t>bomb</w:t></w:r></w:p>", mib));
    }

    /// A letter with tables that deep inside of each other.
    public static byte[] deepDocx(int depth) {
        var open = "<w:tbl><w:tr><w:tc>";
        var close = "</w:tc></w:tr></w:tbl>";
        var body =
                open.repeat(depth) + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + close.repeat(depth);
        return with(docx("x"), "word/document.xml", word(body));
    }

    /// A letter that asks for another file of this machine.
    public static byte[] curiousDocx() {
        var text =
                "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + word("<w:p><w:r><w:t>before &x; behind</w:t></w:r></w:p>", "");
        return with(docx("x"), "word/document.xml", text.getBytes(UTF_8));
    }

    private static byte[] word(String repeated, int mib) {
        return word(repeated.repeat(mib * MIB / repeated.length()));
    }

    private static byte[] word(String body) {
        return word(body, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>").getBytes(UTF_8);
    }

    private static String word(String body, String head) {
        return head
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:body>"
                + body
                + "</w:body></w:document>";
    }
}
