package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "contract.pdf, contract.pdf",
        "Überweisung März.pdf, Überweisung März.pdf",
        "../../etc/passwd, passwd",
        "C:\\Windows\\win.ini, win.ini",
        "a/b/, file",
        ".., file",
        "' . ', file",
        ".htaccess, htaccess",
        "report.pdf., report.pdf",
        "a<b>c|d.txt, a_b_c_d.txt",
        "con, _con",
        "NUL.txt, _NUL.txt",
        "com1.pdf, _com1.pdf",
        "console.txt, console.txt"
    })
    void aNameIsMadeHarmless(String sent, String kept) {
        assertThat(FileName.of(sent).text()).isEqualTo(kept);
    }

    @Test
    void whatCannotBeSeenIsDropped() {
        var sent = "in\u0000vo\r\nice\u202efdp\u200b\u2066.exe\u007f";

        assertThat(FileName.of(sent).text()).isEqualTo("invoicefdp.exe");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        var name = FileName.of("\ud83d\udcc4".repeat(300) + ".pdf");

        assertThat(name.text())
                .hasSizeLessThanOrEqualTo(FileName.MOST)
                .endsWith("\ud83d\udcc4.pdf");
        assertThat(name.ending()).isEqualTo("pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "contract.PDF, pdf",
        "contract, ''",
        "archive.tar.gz, gz",
        "v1.0 final, ''",
        "a.b-c, ''"
    })
    void theEndingIsWhatStandsBehindTheLastDot(String sent, String ending) {
        assertThat(FileName.of(sent).ending()).isEqualTo(ending);
    }

    @ParameterizedTest
    @CsvSource({
        "contract.pdf, pdf, contract.pdf",
        "contract.PDF, pdf, contract.PDF",
        "contract, PDF, contract.pdf",
        "contract.doc, pdf, contract.doc.pdf",
        "contract, '', contract",
        "contract, ../x, contract"
    })
    void anEndingThatIsGivenIsAddedWhereItIsMissing(String sent, String ending, String kept) {
        assertThat(FileName.of(sent, ending).text()).isEqualTo(kept);
    }

    /// Cutting and adding may bring forth what is to be cut again; the result must be harmless.
    @Test
    void aHarmlessNameStaysAsItIs() {
        for (var sent : new String[] {"x".repeat(199) + " .pdf", "con" + " ".repeat(300) + "x"}) {
            var once = FileName.of(sent, "pdf").text();

            assertThat(FileName.of(once).text()).isEqualTo(once);
        }
    }
}
