package caseloom.docx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Puts DOCX files together out of pieces of WordprocessingML.
public final class TestDocx {

    public static final DocxLimits LIMITS = new DocxLimits(100, 1_000_000, 5_000_000);

    private static final String NAMESPACES =
            " xmlns:w=\""
                    + Word.NAMESPACE
                    + "\""
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                    + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
                    + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                    + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
                    + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"";

    private static final String TYPES =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder relations = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private String section = "";

    /// A paragraph with that text.
    public static String paragraph(String text) {
        return "<w:p>" + run(text) + "</w:p>";
    }

    public static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    public static String bold(String text) {
        return "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    /// A row whose cells hold these texts.
    public static String row(String... cells) {
        var row = new StringBuilder("<w:tr>");
        for (var cell : cells) {
            row.append("<w:tc>").append(paragraph(cell)).append("</w:tc>");
        }
        return row.append("</w:tr>").toString();
    }

    public static String table(String... rows) {
        return "<w:tbl>" + String.join("", rows) + "</w:tbl>";
    }

    /// A whole document of such paragraphs.
    public static byte[] of(String... paragraphs) {
        var docx = new TestDocx();
        for (var paragraph : paragraphs) {
            docx.with(paragraph(paragraph));
        }
        return docx.bytes();
    }

    public TestDocx with(String xml) {
        body.append(xml);
        return this;
    }

    /// Properties of the only section.
    public TestDocx section(String xml) {
        section += xml;
        return this;
    }

    /// A part that the text refers to.
    public TestDocx part(String kind, String id, String root, String xml) {
        var name = kind + id + ".xml";
        put("word/" + name, "<w:" + root + NAMESPACES + ">" + xml + "</w:" + root + ">");
        return refer(kind, id, name, "");
    }

    public TestDocx picture(String id, String name, byte[] bytes) {
        parts.put("word/media/" + name, bytes);
        return refer("image", id, "media/" + name, "");
    }

    public TestDocx outside(String kind, String id, String address) {
        return refer(kind, id, address, " TargetMode=\"External\"");
    }

    private TestDocx refer(String kind, String id, String target, String mode) {
        relations
                .append("<Relationship Id=\"" + id + "\" Type=\"" + TYPES + kind + "\" Target=\"")
                .append(target + "\"" + mode + "/>");
        return this;
    }

    public TestDocx put(String part, String text) {
        parts.put(part, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public byte[] bytes() {
        put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/"
                        + "vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
                        + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                        + "</Types>");
        put(
                "_rels/.rels",
                relationships(
                        "<Relationship Id=\"r\" Type=\""
                                + TYPES
                                + "officeDocument\" Target=\"word/document.xml\"/>"));
        put("word/_rels/document.xml.rels", relationships(relations.toString()));
        parts.putIfAbsent(
                "word/document.xml",
                ("<w:document"
                                + NAMESPACES
                                + "><w:body>"
                                + body
                                + "<w:sectPr>"
                                + section
                                + "</w:sectPr></w:body></w:document>")
                        .getBytes(StandardCharsets.UTF_8));
        return zip(parts);
    }

    private static String relationships(String all) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + all
                + "</Relationships>";
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The texts of the paragraphs of a document, one a line.
    public static String text(byte[] docx) {
        try {
            var read = Docx.read(docx, LIMITS);
            return text(read, read.main());
        } catch (DocxFault e) {
            throw new AssertionError(e);
        }
    }

    public static String text(Docx docx, String part) throws DocxFault {
        var text = new StringBuilder();
        for (var paragraph : Word.all(docx.xml(part).getDocumentElement(), "p")) {
            Word.all(paragraph, "t").forEach(one -> text.append(one.getTextContent()));
            text.append('\n');
        }
        return text.toString().strip();
    }
}
