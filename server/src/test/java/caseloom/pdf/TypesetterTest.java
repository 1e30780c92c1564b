package caseloom.pdf;

import static caseloom.docx.TestDocx.bold;
import static caseloom.docx.TestDocx.paragraph;
import static caseloom.docx.TestDocx.row;
import static caseloom.docx.TestDocx.run;
import static caseloom.docx.TestDocx.table;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.docx.TestDocx;
import caseloom.generation.Converted;
import caseloom.generation.GenerationSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages as a reader of PDF finds them.
class TypesetterTest {

    private static final Typesetter TYPESETTER =
            new Typesetter(new GenerationSettings(2, 1_000_000, TestDocx.LIMITS, 10_000, 20));

    private static final String PICTURE =
            "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"1270000\"/>"
                    + "<a:graphic><a:graphicData"
                    + " uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
                    + "<pic:pic><pic:blipFill><a:blip r:embed=\"p1\"/></pic:blipFill></pic:pic>"
                    + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

    @Test
    void umlautsAndSignsAreShownInFontsThatComeWithTheFile() throws IOException {
        try (var pdf = pdf(TestDocx.of("Grüße aus Köln: ÄÖÜ ß 1.234,50 € „Řž“ Ωλ Жд – ½"))) {
            assertThat(text(pdf)).contains("Grüße aus Köln: ÄÖÜ ß 1.234,50 € „Řž“ Ωλ Жд – ½");
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void headersAndFootersStandOnEachPageWithItsNumber() throws IOException {
        var footer =
                "<w:p>"
                        + run("Page ")
                        + "<w:fldSimple w:instr=\" PAGE \">"
                        + run("9")
                        + "</w:fldSimple>"
                        + run(" of ")
                        + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                        + "<w:r><w:instrText> NUMPAGES </w:instrText></w:r>"
                        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                        + run("99")
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        var docx =
                new TestDocx()
                        .part("header", "h1", "hdr", paragraph("Secret"))
                        .part("footer", "f1", "ftr", footer)
                        .section(
                                "<w:headerReference w:type=\"default\" r:id=\"h1\"/>"
                                        + "<w:footerReference w:type=\"default\" r:id=\"f1\"/>")
                        .with(paragraph("one"))
                        .with("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
                        .with(paragraph("two"))
                        .bytes();

        try (var pdf = pdf(docx)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(page(pdf, 1)).contains("Secret", "one", "Page 1 of 2");
            assertThat(page(pdf, 2)).contains("Secret", "two", "Page 2 of 2");
        }
    }

    @Test
    void listsAreNumbered() throws IOException {
        var numbering =
                "<w:abstractNum w:abstractNumId=\"0\">"
                        + level(0, "decimal", "%1.")
                        + level(1, "lowerRoman", "%1.%2)")
                        + "</w:abstractNum>"
                        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        var docx =
                new TestDocx()
                        .part("numbering", "n1", "numbering", numbering)
                        .with(item(0, "first"))
                        .with(item(1, "inner"))
                        .with(item(1, "more"))
                        .with(item(0, "second"))
                        .bytes();

        try (var pdf = pdf(docx)) {
            assertThat(text(pdf).lines().map(String::strip))
                    .containsExactly("1. first", "1.i) inner", "1.ii) more", "2. second");
        }
    }

    private static String level(int depth, String format, String text) {
        return "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>"
                        .replace("%d", Integer.toString(depth))
                        .replace("%s", format)
                + "<w:lvlText w:val=\""
                + text
                + "\"/><w:pPr><w:ind w:left=\"720\" w:hanging=\"720\"/></w:pPr></w:lvl>";
    }

    private static String item(int depth, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\""
                + depth
                + "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
                + run(text)
                + "</w:p>";
    }

    @Test
    void aTableGoesOnOverPagesWithItsHeading() throws IOException {
        var rows =
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> row("Item " + i, i + ",00 €"))
                        .collect(Collectors.joining());
        var heading =
                row("Name", "Price").replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>");

        try (var pdf = pdf(new TestDocx().with(table(heading, rows)).bytes())) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
            assertThat(page(pdf, 1)).contains("Name", "Item 1 ");
            assertThat(page(pdf, 2)).contains("Name", "Item 100");
            assertThat(text(pdf).lines().filter(line -> line.startsWith("Item"))).hasSize(100);
        }
    }

    @Test
    void aRowThatIsHigherThanAPageIsCut() throws IOException {
        var lines =
                IntStream.rangeClosed(1, 150)
                        .mapToObj(i -> paragraph("Line " + i))
                        .collect(Collectors.joining());

        try (var pdf =
                pdf(
                        new TestDocx()
                                .with(table("<w:tr><w:tc>" + lines + "</w:tc></w:tr>"))
                                .bytes())) {
            assertThat(text(pdf).lines().filter(line -> line.startsWith("Line"))).hasSize(150);
        }
    }

    @Test
    void whatWasDeletedOrHiddenIsNotShown() throws IOException {
        var docx =
                new TestDocx()
                        .with(
                                "<w:p>"
                                        + run("kept ")
                                        + "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
                                        + "<w:ins>"
                                        + bold("added")
                                        + "</w:ins>"
                                        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>")
                        .bytes();

        try (var pdf = pdf(docx)) {
            assertThat(text(pdf).strip()).isEqualTo("kept added");
        }
    }

    @Test
    void picturesAreShown() throws IOException {
        var docx = new TestDocx().with(PICTURE).picture("p1", "dot.png", png(3, 3)).bytes();

        try (var pdf = pdf(docx)) {
            var resources = pdf.getPage(0).getResources();
            assertThat(resources.getXObjectNames()).hasSize(1);
        }
    }

    @Test
    void notesStandAtTheEnd() throws IOException {
        var docx =
                new TestDocx()
                        .part(
                                "footnotes",
                                "n1",
                                "footnotes",
                                "<w:footnote w:id=\"7\">"
                                        + paragraph("as agreed")
                                        + "</w:footnote>")
                        .with(
                                "<w:p>"
                                        + run("Price")
                                        + "<w:r><w:footnoteReference w:id=\"7\"/></w:r></w:p>")
                        .with(paragraph("End"))
                        .bytes();

        try (var pdf = pdf(docx)) {
            assertThat(text(pdf).replaceAll("\\s+", " ").strip())
                    .isEqualTo("Price1 End 1 as agreed");
        }
    }

    @Test
    void theSameDocumentGivesTheSameBytes() {
        var docx = TestDocx.of("Grüße");

        assertThat(bytes(docx)).isEqualTo(bytes(docx));
    }

    @Test
    void longWordsAndDeepTablesStayOnThePage() throws IOException {
        var nested = table(row("in"));
        for (var i = 0; i < 8; i++) {
            nested = table("<w:tr><w:tc>" + nested + "<w:p/></w:tc></w:tr>");
        }

        try (var pdf = pdf(new TestDocx().with(paragraph("x".repeat(500))).with(nested).bytes())) {
            assertThat(text(pdf).replaceAll("\\s", "")).isEqualTo("x".repeat(500) + "in");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<w:p><m:oMath/></w:p>, it has an equation",
        "<w:altChunk/>, it has another document in it",
        "<w:p><w:r><w:t>\u05E9\u05DC\u05D5\u05DD</w:t></w:r></w:p>, written from right to left",
        "<w:p><w:r><w:t>\u4E2D</w:t></w:r></w:p>, the character U+4E2D",
        "<w:p><w:r><w:object/></w:r></w:p>, it has an embedded object",
        "<w:p><w:r><w:drawing><a:graphicData uri='http://x/chart'/></w:drawing></w:r></w:p>, a chart"
    })
    void whatCannotBeShownIsRefused(String xml, String why) {
        assertThat(refusal(new TestDocx().with(xml).bytes())).contains(why);
    }

    @Test
    void picturesThatCannotBeReadAreRefused() {
        var docx = new TestDocx().with(PICTURE);

        assertThat(refusal(docx.picture("p1", "x.emf", new byte[] {1, 0, 0, 0}).bytes()))
                .contains("word/media/x.emf is of a kind that cannot be read");
        assertThat(
                        refusal(
                                new TestDocx()
                                        .with(PICTURE)
                                        .outside("image", "p1", "http://localhost/x.png")
                                        .bytes()))
                .contains("a picture that lies outside of it");
    }

    @Test
    void aPictureWithTooManyPointsIsNotUnpacked() throws IOException {
        var huge = png(8_000, 6_000);

        assertThat(huge.length).isLessThan(100_000);
        assertThat(refusal(new TestDocx().with(PICTURE).picture("p1", "huge.png", huge).bytes()))
                .contains("has more than 40000000 pixels");
    }

    @Test
    void thereAreNoMorePagesThanAreAllowed() {
        var docx = new TestDocx();
        for (var i = 0; i < 21; i++) {
            docx.with("<w:p><w:pPr><w:pageBreakBefore/></w:pPr>" + run("x") + "</w:p>");
        }

        assertThat(refusal(docx.bytes())).contains("more than the 20 pages allowed");
    }

    @Test
    void tablesInTablesEndSomewhere() {
        var nested = paragraph("in");
        for (var i = 0; i < 12; i++) {
            nested = table("<w:tr><w:tc>" + nested + "</w:tc></w:tr>");
        }

        assertThat(refusal(new TestDocx().with(nested).bytes()))
                .contains("nested more than 10 deep");
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(
                new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] bytes(byte[] docx) {
        return switch (TYPESETTER.pdf(docx)) {
            case Converted.Done done -> done.pdf();
            case Converted.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static PDDocument pdf(byte[] docx) throws IOException {
        return Loader.loadPDF(bytes(docx));
    }

    private static String refusal(byte[] docx) {
        return switch (TYPESETTER.pdf(docx)) {
            case Converted.Done _ -> throw new AssertionError("it was shown");
            case Converted.Refused(var why) -> why;
        };
    }

    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf);
    }

    private static String page(PDDocument pdf, int number) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(pdf);
    }
}
