package caseloom.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Reading what need not be trusted.
class DocxTest {

    @Test
    void aDocumentIsWrittenAsItWasRead() throws DocxFault {
        var read = Docx.read(TestDocx.of("Grüße"), TestDocx.LIMITS);

        assertThat(TestDocx.text(read.write())).isEqualTo("Grüße");
        assertThat(read.write()).isEqualTo(read.write());
    }

    @Test
    void whatIsNoDocxIsRefused() {
        refused(new byte[0], "It is no DOCX");
        refused("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "It is no DOCX");
        refused(TestDocx.zip(Map.of("a", new byte[1])), "It is no DOCX");
    }

    @Test
    void noMoreIsUnpackedThanIsAllowed() {
        var bomb = TestDocx.zip(Map.of("word/zeros.bin", new byte[6_000_000]));

        assertThat(bomb.length).isLessThan(20_000);
        refused(bomb, "more than the 5000000 bytes allowed");
    }

    @Test
    void noMorePartsAreReadThanAreAllowed() {
        var docx = new TestDocx();
        for (var i = 0; i < 100; i++) {
            docx.put("word/" + i + ".bin", "");
        }

        refused(docx.bytes(), "more than the 100 parts allowed");
    }

    @Test
    void aPartThatIsTooLargeIsNotParsed() {
        var docx = new TestDocx().put("word/document.xml", " ".repeat(1_000_001)).bytes();

        refused(docx, "more than the 1000000 bytes allowed");
    }

    @Test
    void documentTypesAndEntitiesAreRefused() {
        var entity =
                "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                        + "<w:document xmlns:w=\""
                        + Word.NAMESPACE
                        + "\"><w:body>&x;</w:body></w:document>";

        refused(new TestDocx().put("word/document.xml", entity).bytes(), "is no XML that is taken");
    }

    @Test
    void theStrictFormIsNamed() {
        var strict = "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>";

        refused(new TestDocx().put("word/document.xml", strict).bytes(), "`Strict Open XML`");
    }

    @Test
    void elementsAreNotNestedWithoutEnd() {
        var deep = "<w:sdt><w:sdtContent>".repeat(500) + "</w:sdtContent></w:sdt>".repeat(500);

        refused(new TestDocx().with(deep).bytes(), "is no XML that is taken");
    }

    private static void refused(byte[] bytes, String why) {
        assertThatThrownBy(() -> Docx.read(bytes, TestDocx.LIMITS))
                .isInstanceOf(DocxFault.class)
                .hasMessageContaining(why);
    }
}
