package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which bytes go under which names.
final class TypeFitTest {

    private static final String DOS = "MZ\u0090\u0000\u0003";
    private static final String ZIP = "PK\u0003\u0004\u0014\u0000";
    private static final String COMPOUND = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final String JPEG = "\u00ff\u00d8\u00ff\u00e0";

    @ParameterizedTest
    @CsvSource({
        "a.pdf, %PDF-1.7",
        "a.docx, ZIP",
        "a.xlsx, ZIP",
        "a.odt, ZIP",
        "a.zip, ZIP",
        "a.doc, COMPOUND",
        "locked.docx, COMPOUND",
        "a.png, PNG",
        "a.jpg, PNG",
        "a.jpeg, JPEG",
        "a.txt, plain words",
        "a.csv, 'a;b;c'",
        "a.json, '{}'",
        "a.html, <html>",
        "a.html, <?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>",
        "a.svg, <svg xmlns='http://www.w3.org/2000/svg'>",
        "a.eml, 'From: a@b'",
        "a.rtf, {\\rtf1",
        "a.bin, DOS",
        "a.unknown, %PDF-1.7"
    })
    void whatTheNameSaysGoes(String name, String begins) {
        assertThat(fits(name, begins)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf, DOS",
        "a.docx, DOS",
        "a.txt, DOS",
        "a.png, <html>",
        "a.pdf, <html>",
        "a.pdf, ZIP",
        "a.pdf, PNG",
        "a.csv, %PDF-1.7",
        "a.png, <svg xmlns='http://www.w3.org/2000/svg'>",
        "a.docx, %PDF-1.7",
        "a.zip, PNG"
    })
    void somethingElseDoesNot(String name, String begins) {
        assertThat(fits(name, begins)).isFalse();
    }

    private static boolean fits(String name, String begins) {
        var bytes =
                switch (begins) {
                    case "DOS" -> DOS;
                    case "ZIP" -> ZIP;
                    case "COMPOUND" -> COMPOUND;
                    case "PNG" -> PNG;
                    case "JPEG" -> JPEG;
                    default -> begins;
                };
        var file = FileName.of(name);
        var detected = TypeDetection.of(bytes.getBytes(StandardCharsets.ISO_8859_1), file);
        return TypeFit.of(ContentTypes.of(file.ending()), detected);
    }
}
