package caseloom.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Seeds;
import caseloom.docx.TestDocx;
import caseloom.generation.Converted;
import caseloom.generation.GenerationSettings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Documents put together by chance, with lengths and words that make no sense: each becomes a PDF
/// or is refused with a sentence.
class OddPagesTest {

    private static final Typesetter TYPESETTER =
            new Typesetter(new GenerationSettings(2, 1_000_000, TestDocx.LIMITS, 10_000, 20));

    private static final List<String> VALUES =
            List.of(
                    "0",
                    "1",
                    "-1",
                    "20",
                    "240",
                    "720",
                    "-720",
                    "9000",
                    "99999999999",
                    "1e30",
                    "NaN",
                    "abc",
                    "",
                    "auto",
                    "true",
                    "FF0000",
                    "50%",
                    "-32768",
                    "2147483648",
                    "restart");

    private static final List<String> WORDS =
            List.of(
                    "center",
                    "right",
                    "both",
                    "left",
                    "decimal",
                    "exact",
                    "atLeast",
                    "auto",
                    "page",
                    "single",
                    "nil",
                    "restart",
                    "pct",
                    "dxa",
                    "superscript",
                    "bullet",
                    "none",
                    "%1.%9");

    private static final List<String> PARAGRAPH_PROPERTIES =
            List.of(
                    "<w:ind w:left=\"#\" w:right=\"#\" w:hanging=\"#\"/>",
                    "<w:ind w:firstLine=\"#\"/>",
                    "<w:spacing w:before=\"#\" w:after=\"#\" w:line=\"#\" w:lineRule=\"@\"/>",
                    "<w:jc w:val=\"@\"/>",
                    "<w:keepNext/><w:keepLines/>",
                    "<w:pageBreakBefore w:val=\"#\"/>",
                    "<w:tabs><w:tab w:val=\"@\" w:pos=\"#\" w:leader=\"dot\"/></w:tabs>",
                    "<w:shd w:fill=\"#\"/>",
                    "<w:pBdr><w:top w:val=\"@\" w:sz=\"#\"/><w:left w:val=\"single\"/></w:pBdr>",
                    "<w:numPr><w:ilvl w:val=\"#\"/><w:numId w:val=\"1\"/></w:numPr>",
                    "<w:sectPr><w:pgSz w:w=\"#\" w:h=\"#\"/><w:pgMar w:left=\"#\" w:top=\"#\""
                            + " w:bottom=\"#\" w:right=\"#\" w:header=\"#\"/></w:sectPr>");

    private static final List<String> LETTER_PROPERTIES =
            List.of(
                    "<w:sz w:val=\"#\"/>",
                    "<w:color w:val=\"#\"/>",
                    "<w:vertAlign w:val=\"@\"/>",
                    "<w:b w:val=\"#\"/><w:i/>",
                    "<w:u w:val=\"@\"/><w:strike/>",
                    "<w:highlight w:val=\"@\"/>",
                    "<w:rFonts w:ascii=\"@\" w:asciiTheme=\"#\"/>",
                    "<w:caps/><w:vanish w:val=\"#\"/>");

    private static final List<String> PIECES =
            List.of(
                    "<w:t xml:space=\"preserve\">some words - and/or more </w:t>",
                    "<w:t>" + "x".repeat(300) + "</w:t>",
                    "<w:t> </w:t>",
                    "<w:tab/>",
                    "<w:br w:type=\"@\"/>",
                    "<w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText>",
                    "<w:fldChar w:fldCharType=\"separate\"/>",
                    "<w:fldChar w:fldCharType=\"end\"/>",
                    "<w:footnoteReference w:id=\"#\"/>",
                    "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>",
                    "<w:noBreakHyphen/>");

    /// Each document reads its fonts anew, so not every seed is tried.
    private static final int ONE_OF = 8;

    private RandomGenerator chance = new SplittableRandom(0);

    @Test
    void whateverADocumentHoldsItIsShownOrRefused() {
        Seeds.forAll(seed -> {
            if (seed % ONE_OF != 0) {
                return;
            }
            chance = new SplittableRandom(seed);
            var docx =
                    new TestDocx()
                            .part("numbering", "n1", "numbering", numbering())
                            .part("styles", "s1", "styles", styles())
                            .part("header", "h1", "hdr", blocks(2))
                            .section("<w:headerReference w:type=\"default\" r:id=\"h1\"/>")
                            .with(blocks(0))
                            .bytes();

            switch (TYPESETTER.pdf(docx)) {
                case Converted.Done done -> assertThat(done.pdf()).isNotEmpty();
                case Converted.Refused(var why) -> assertThat(why).isNotBlank();
            }
        });
    }

    private String numbering() {
        return filled(
                "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"#\"/>"
                        + "<w:numFmt w:val=\"@\"/><w:lvlText w:val=\"@\"/><w:pPr><w:ind"
                        + " w:left=\"#\" w:hanging=\"#\"/></w:pPr></w:lvl></w:abstractNum>"
                        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    }

    private String styles() {
        return filled(
                "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:basedOn"
                        + " w:val=\"b\"/><w:pPr><w:spacing w:line=\"#\"/></w:pPr></w:style>"
                        + "<w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>");
    }

    private String blocks(int depth) {
        var blocks = new StringBuilder();
        for (var i = chance.nextInt(6); i >= 0; i--) {
            blocks.append(depth < 3 && chance.nextInt(4) == 0 ? table(depth) : paragraph());
        }
        return blocks.toString();
    }

    private String table(int depth) {
        var table =
                new StringBuilder(
                        filled(
                                "<w:tbl><w:tblPr><w:tblW w:w=\"#\" w:type=\"@\"/><w:jc w:val=\"@\"/>"
                                        + "<w:tblInd w:w=\"#\"/></w:tblPr>"
                                        + "<w:tblGrid><w:gridCol w:w=\"#\"/></w:tblGrid>"));
        for (var row = chance.nextInt(5); row >= 0; row--) {
            table.append(
                    filled(
                            "<w:tr><w:trPr><w:trHeight w:val=\"#\"/><w:tblHeader w:val=\"#\"/>"
                                    + "<w:gridBefore w:val=\"#\"/></w:trPr>"));
            for (var cell = chance.nextInt(4); cell >= 0; cell--) {
                table.append(
                                filled(
                                        "<w:tc><w:tcPr><w:gridSpan w:val=\"#\"/><w:vMerge"
                                                + " w:val=\"@\"/><w:vAlign w:val=\"@\"/></w:tcPr>"))
                        .append(blocks(depth + 1))
                        .append("</w:tc>");
            }
            table.append("</w:tr>");
        }
        return table.append("</w:tbl>").toString();
    }

    private String paragraph() {
        var paragraph = new StringBuilder("<w:p><w:pPr>");
        for (var i = chance.nextInt(4); i > 0; i--) {
            paragraph.append(one(PARAGRAPH_PROPERTIES));
        }
        paragraph.append("</w:pPr>");
        for (var i = chance.nextInt(6); i > 0; i--) {
            paragraph
                    .append("<w:r><w:rPr>")
                    .append(one(LETTER_PROPERTIES))
                    .append("</w:rPr>")
                    .append(one(PIECES))
                    .append("</w:r>");
        }
        return paragraph.append("</w:p>").toString();
    }

    private String one(List<String> pieces) {
        return filled(pieces.get(chance.nextInt(pieces.size())));
    }

    private String filled(String pattern) {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '#' -> text.append(VALUES.get(chance.nextInt(VALUES.size())));
                case '@' -> text.append(WORDS.get(chance.nextInt(WORDS.size())));
                default -> text.append(pattern.charAt(i));
            }
        }
        return text.toString();
    }
}
