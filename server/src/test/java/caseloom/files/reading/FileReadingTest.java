package caseloom.files.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.documents.Papers;
import caseloom.files.reading.FileReading.Wanted;
import caseloom.files.reading.Reading.Page;
import caseloom.settings.Env;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FileReadingTest {

    @TempDir Path folder;

    @Test
    void thePagesOfAPdfAreKeptApartAndBlankOnesAreTold() {
        var text = read("pdf", Papers.pdf("One", "", "Three"));

        assertThat(text.pages())
                .containsExactly(new Page(1, "One"), new Page(2, ""), new Page(3, "Three"));
        assertThat(text.blank()).containsExactly(2);
        assertThat(text.paged()).isTrue();
        assertThat(text.title()).isEqualTo("Title of a PDF");
    }

    static Stream<Arguments> offices() {
        return Stream.of(
                Arguments.of("docx", Papers.docx("A letter"), "A letter\nin a cell"),
                Arguments.of("doc", Papers.docx("A letter"), "A letter\nin a cell"),
                Arguments.of("xlsx", Papers.xlsx("Sum", "Rest"), "Sheet0\nSum|Sheet1\nRest"),
                Arguments.of("xls", Papers.xls("Sum", "Rest"), "Sheet0\nSum|Sheet1\nRest"),
                Arguments.of("pptx", Papers.pptx("Hello", "You"), "Hello|You"),
                Arguments.of("ppt", Papers.ppt("Hello", "You"), "Hello|You"),
                Arguments.of("txt", "Grüße\n\n\n an\talle".getBytes(UTF_8), "Grüße\n\nan\talle"),
                Arguments.of(
                        "txt",
                        "Schöne Grüße, für alle".getBytes(ISO_8859_1),
                        "Schöne Grüße, für alle"),
                Arguments.of("txt", "Grüße".getBytes(UTF_16), "Grüße"));
    }

    @ParameterizedTest
    @MethodSource("offices")
    void otherKindsAreReadToo(String ending, byte[] content, String pages) {
        var text = read(ending, content);

        assertThat(String.join("|", text.pages().stream().map(Page::text).toList()))
                .isEqualTo(pages);
        assertThat(text.paged()).isEqualTo(!ending.startsWith("doc") && !ending.equals("txt"));
        assertThat(text.cut()).isFalse();
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("pdf", Papers.lockedPdf(), "it can only be read with a password"),
                Arguments.of("pdf", "%PDF-1.7 nothing".getBytes(UTF_8), "it is damaged"),
                Arguments.of("pdf", half(Papers.pdf("a")), "it is damaged"),
                Arguments.of("pdf", Papers.bombPdf(200), "it holds more than can be unpacked"),
                Arguments.of("pdf", Papers.docx("a"), "it is not what the ending of its name says"),
                Arguments.of("docx", Papers.pdf("a"), "it is not what the ending of its name says"),
                Arguments.of("txt", Papers.xls("a"), "it is not what the ending of its name says"),
                Arguments.of("txt", new byte[500], "it is not what the ending of its name says"),
                Arguments.of("docx", half(Papers.docx("a")), "it is damaged"),
                Arguments.of("xls", half(Papers.xls("a")), "it is damaged"),
                Arguments.of(
                        "docx",
                        Papers.with(
                                Papers.docx("a"), "[Content_Types].xml", new byte[5 * 1024 * 1024]),
                        "it holds more than can be unpacked"),
                Arguments.of("png", new byte[9], "files of its kind are not read"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatCannotBeReadIsTold(String ending, byte[] content, String why) {
        assertThat(of(ending, content)).isEqualTo(new Reading.Unsupported(why));
    }

    @Test
    void whatUnpacksToVeryMuchIsReadInPartOrNotAtAll() {
        switch (of("docx", Papers.bombDocx(200))) {
            case Reading.Unsupported(var why) -> assertThat(why).isEqualTo("it is damaged");
            case Reading.Text text -> assertThat(text.cut()).isTrue();
        }
        assertThat(of("docx", Papers.deepDocx(20_000))).isInstanceOf(Reading.Unsupported.class);
    }

    @Test
    void nothingIsFetchedThatAFileNames() {
        assertThat(of("docx", Papers.curiousDocx()).toString()).doesNotContain("root:");
    }

    @Test
    void onlySoMuchTextIsKept() {
        var text = read("txt", "word ".repeat(10_000).getBytes(UTF_8), "DOCUMENTS_TEXT_MOST=1024");

        assertThat(text.pages()).hasSize(1);
        assertThat(text.pages().getFirst().text()).hasSizeBetween(1_000, 1_024);
        assertThat(text.cut()).isTrue();
    }

    @Test
    void largerFilesAreNotRead() {
        assertThat(of("txt", new byte[1_025], "DOCUMENTS_READ_MOST=1024"))
                .isEqualTo(
                        new Reading.Unsupported(
                                "it has more than 1024 bytes, and only its name is kept"));
    }

    @Test
    void aReadingThatTakesTooLongIsGivenUpAndItsThreadEnds() throws InterruptedException {
        var pages = new String[2_000];
        Arrays.fill(pages, "A page of many");
        var reading = reading("DOCUMENTS_READ_WITHIN=PT0.001S");

        var found = reading.read(wanted("pdf", Papers.pdf(pages)));

        assertThat(found).isEqualTo(new Reading.Unsupported("it takes too long to read"));
        Probe.until("its thread ends", () -> reading.stuck() == 0);
        assertThat(reading.isAble()).isTrue();
    }

    @Test
    void whatTheDatabaseDoesNotTakeIsLeftOut() {
        var text = read("txt", "\uFEFFa\u0001b\u001B[1mc\r\nd".getBytes(UTF_8));

        assertThat(text.pages().getFirst().text()).isEqualTo("ab[1mc\nd");
    }

    @Test
    void nothingOfWhatWasReadStaysInTheFolder() throws IOException {
        of("pdf", Papers.pdf("a"));
        of("pdf", Papers.lockedPdf());

        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private Reading.Text read(String ending, byte[] content, String... settings) {
        return (Reading.Text) of(ending, content, settings);
    }

    private Reading of(String ending, byte[] content, String... settings) {
        try {
            return reading(settings).read(wanted(ending, content));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Wanted wanted(String ending, byte[] content) {
        return new Wanted(ending, content.length, () -> new ByteArrayInputStream(content));
    }

    private FileReading reading(String... settings) {
        var environment = new HashMap<String, String>();
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            environment.put(Env.PREFIX + parts[0], parts[1]);
        }
        return new FileReading(folder, ReadingSettings.from(new Env(environment)));
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
