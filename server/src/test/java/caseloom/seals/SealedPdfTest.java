package caseloom.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedPdfTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");
    private static final PdfBounds BOUNDS = new PdfBounds(1 << 20, 10);

    private static Evidence.Signature by(String email, String name, String ink) {
        return new Evidence.Signature(
                email,
                name,
                Ink.of(ink).orElse(null),
                NOON,
                "sent by mail",
                "203.0.113.9",
                "Lynx/2.9",
                "I agree.");
    }

    private static Evidence evidence(Evidence.Signature... signatures) {
        return new Evidence(
                "The contract",
                new Evidence.Original("contract.pdf", 1234, "ab".repeat(32)),
                new Evidence.Occasion(
                        "Acme", "41", "sign (Sign)", "41-3", "jane@acme.example", NOON),
                List.of(signatures));
    }

    private static byte[] sealed(byte[] original, Evidence.Signature... signatures)
            throws PdfFault {
        return SealedPdf.of(original, evidence(signatures), BOUNDS);
    }

    @Test
    void theOriginalStaysAndTheEvidenceFollows() throws PdfFault {
        var sealed =
                sealed(
                        Papers.pdf("First page", "Second page"),
                        by("ann@example.com", "Ann Example", ""),
                        by("bob@example.com", "Bob Example", "10,10 50,90 120,40;200,20 220,60"));

        assertThat(Papers.pages(sealed)).isEqualTo(3);
        assertThat(Papers.text(sealed))
                .contains("First page", "Second page", "Evidence of signatures")
                .contains("contract.pdf (1234 bytes)", "ab".repeat(32), "Acme", "41-3")
                .contains("2026-05-28T12:00:00Z by jane@acme.example")
                .contains("Ann Example <ann@example.com>", "signed 2026-05-28T12:00:00Z (UTC)")
                .contains("203.0.113.9", "Lynx/2.9", "I agree.", "sent by mail")
                .contains("name typed, signature drawn");
    }

    @Test
    void theSameGivesTheSameBytes() throws PdfFault {
        var original = Papers.pdf("One", "Two");

        var first = sealed(original, by("ann@example.com", "Ann", "1,1 2,2 3,3 4,4"));

        assertThat(sealed(original, by("ann@example.com", "Ann", "1,1 2,2 3,3 4,4")))
                .isEqualTo(first);
        assertThat(sealed(original, by("ann@example.com", "Anna", ""))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270, -90})
    void signaturesStandBelowThePageAsItIsShown(int degrees) throws Exception {
        var sealed = sealed(Papers.turned(degrees, "Turned"), by("a@example.com", "Ann", ""));

        try (var document = Loader.loadPDF(sealed)) {
            var box = document.getPage(0).getCropBox();
            var grown = Math.floorMod(degrees, 180) == 0 ? box.getHeight() : box.getWidth();
            var usual = Math.floorMod(degrees, 180) == 0 ? 841.89f : 595.28f;
            assertThat(grown).isGreaterThan(usual + 80);
        }
        assertThat(Papers.text(sealed)).contains("Ann <a@example.com>");
    }

    @Test
    void manySignersTakeMoreRowsAndPages() throws Exception {
        var many =
                IntStream.range(0, 40)
                        .mapToObj(i -> by("signer" + i + "@example.com", "Signer " + i, ""))
                        .toArray(Evidence.Signature[]::new);

        var sealed = sealed(Papers.pdf("One"), many);

        assertThat(Papers.pages(sealed)).isGreaterThan(5);
        assertThat(Papers.text(sealed)).contains("signer39@example.com");
    }

    @Test
    void everyLetterIsToldSomehow() throws Exception {
        var name = "Żółć Ωmega Ж \u5f20\u4e09 " + "x".repeat(80);

        var sealed = sealed(Papers.pdf("One"), by("a@example.com", name, ""));

        assertThat(Papers.text(sealed)).contains("Żółć Ωmega Ж", "<U+5F20><U+4E09>");
        assertThat(Json.stored(attached(sealed)).at("/signatures/0/name").textValue())
                .isEqualTo(name);
    }

    private static String attached(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var pin = (PDAnnotationFileAttachment) document.getPage(1).getAnnotations().getFirst();
            var file = (PDComplexFileSpecification) pin.getFile();
            return new String(file.getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsProtectedIsRefused() {
        assertRefused(Papers.encrypted(), "protected with a password");
        assertRefused(Papers.locked(), "encrypted");
    }

    @Test
    void whatIsDamagedIsRefused() {
        var whole = Papers.pdf("One");
        assertRefused(new byte[] {1, 2, 3}, "no PDF that can be read");
        assertRefused("%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII), "can be read");
        assertRefused(Arrays.copyOf(whole, 40), "can be read");
    }

    @Test
    void whatIsTooMuchIsRefused() {
        assertRefused(new byte[(1 << 20) + 1], "at most 1048576 can be signed");
        assertRefused(
                Papers.pdf(IntStream.range(0, 11).mapToObj(i -> "p" + i).toArray(String[]::new)),
                "has 11 pages; at most 10 can be signed");
    }

    @Test
    void whatIsSignedDigitallyIsRefused() throws IOException {
        byte[] signed;
        try (var document = Loader.loadPDF(Papers.pdf("One"))) {
            signed = withField(document);
        }

        assertRefused(signed, "digital signature already");
    }

    private static byte[] withField(PDDocument document) throws IOException {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        document.addSignature(signature, _ -> new byte[] {1});
        var out = new ByteArrayOutputStream();
        document.saveIncremental(out);
        return out.toByteArray();
    }

    @Test
    void whatUnpacksToTooMuchIsRefusedBeforeItIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++) {
                deflater.write(zeros);
            }
        }
        var bomb = new ByteArrayOutputStream();
        bomb.write(
                ("%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length "
                                + packed.size()
                                + " >>\nstream\n")
                        .getBytes(StandardCharsets.US_ASCII));
        packed.writeTo(bomb);
        bomb.write("\nendstream\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII));

        assertRefused(bomb.toByteArray(), "packed so tightly");
    }

    private static void assertRefused(byte[] document, String why) {
        assertThatThrownBy(() -> Pdfs.check(document, BOUNDS))
                .isInstanceOfSatisfying(
                        PdfFault.class, fault -> assertThat(fault.why()).contains(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,1",
                "1,1 2,2 3,3",
                "a",
                "1,1 2,2 3,3 4,",
                "601,1 2,2 3,3 4,4",
                "1,1;;2,2",
                "1,1 2,2 3,3 4,201"
            })
    void whatIsNoDrawingIsNone(String text) {
        assertThat(Ink.of(text)).isEmpty();
    }

    @Test
    void aDrawingIsRead() {
        var ink = Ink.of("0,0 600,200;5,5 6,6").orElseThrow();

        assertThat(ink.strokes()).hasSize(2);
        assertThat(ink.strokes().getFirst().getLast()).isEqualTo(new Ink.Point(600, 200));
    }
}
