package caseloom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.HandClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartTest {

    private static final String TYPE = "multipart/form-data; boundary=B";

    @Test
    void partsComeOneAfterTheOtherAsTheyWereSent() throws IOException {
        var form = form(part("name=\"file\"; filename=\"a.pdf\"", "one") + part("name=\"b\"", ""));

        var first = form.next().orElseThrow();
        assertThat(first.name()).isEqualTo("file");
        assertThat(first.file()).isEqualTo("a.pdf");
        assertThat(first.content().readAllBytes()).asString().isEqualTo("one");
        var second = form.next().orElseThrow();
        assertThat(second.file()).isNull();
        assertThat(second.content().readAllBytes()).isEmpty();
        assertThat(form.next()).isEmpty();
        assertThat(form.next()).isEmpty();
    }

    @Test
    void whatIsLeftOfAPartIsPassedOver() throws IOException {
        var form = form(part("name=\"a\"", "x".repeat(200_000)) + part("name=\"b\"", "two"));

        assertThat(form.next().orElseThrow().content().read()).isEqualTo('x');

        assertThat(form.next().orElseThrow().content().readAllBytes()).asString().isEqualTo("two");
    }

    @Test
    void whatLooksLikeABoundaryIsContent() throws IOException {
        var content = "\r\n--\r\n-B\r\n--b--\r\n--A" + "\r\n-".repeat(20_000);

        var form = form(part("name=\"a\"", content));

        assertThat(form.next().orElseThrow().content().readAllBytes())
                .asString()
                .isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=file; filename=a.pdf | a.pdf",
                "name=\"file\"; filename=\"a \\\"b\\\" c.pdf\" | a \"b\" c.pdf",
                "name=\"file\"; filename=\"C:\\dir\\a.pdf\" | C:\\dir\\a.pdf",
                "name=\"file\"; filename=\"a.pdf\"; filename*=UTF-8''%C3%A4.pdf | ä.pdf",
                "name=\"file\"; filename=\"ä中.pdf\" | ä中.pdf",
                "NAME=\"file\";FILENAME=\"../../etc/passwd\" | ../../etc/passwd",
                "name=\"file\"; filename=\"\" | ''"
            })
    void namesAreReadAsSendersWriteThem(String parameters, String name) throws IOException {
        assertThat(form(part(parameters, "x")).next().orElseThrow().file()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "--B--\r\n",
                "--A\r\n\r\nx\r\n--A--\r\n",
                "--Bx\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--",
                "--B\r\nContent-Type: text/plain\r\n\r\nx\r\n--B--",
                "--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--B--",
                "--B\r\nContent-Disposition: form-data; name=\"a\""
            })
    void whatIsNoFormIsAFault(String body) {
        var form = Multipart.of(List.of(TYPE), stream(body, 1_000_000)).orElseThrow();

        assertThatThrownBy(form::next).isInstanceOf(MultipartFault.class);
    }

    @Test
    void aPartThatDoesNotEndIsAFault() throws IOException {
        var form = form("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nxyz");

        var part = form.next().orElseThrow();

        assertThatThrownBy(() -> part.content().readAllBytes()).isInstanceOf(MultipartFault.class);
    }

    @Test
    void aHugeHeadIsAFault() {
        var form = form("--B\r\nContent-Disposition: form-data; name=\"" + "a".repeat(1_000_000));

        assertThatThrownBy(form::next).hasMessage("the head of a part is longer than 4096 bytes");
    }

    @Test
    void aBodyThatIsTooLongIsToldAsSuchWhereverItIsFound() throws IOException {
        for (var most : List.of(1, 65_535, 65_536, 99_999)) {
            var form = Multipart.of(List.of(TYPE), stream(whole("x".repeat(100_000)), most));

            assertThatThrownBy(
                            () -> {
                                var part = form.orElseThrow().next();
                                part.orElseThrow().content().readAllBytes();
                            })
                    .isInstanceOfSatisfying(
                            BodyFault.class,
                            fault -> assertThat(fault.kind()).isEqualTo(BodyFault.Kind.TOO_LARGE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"a b \"",
                "multipart/form-data; boundary=ä",
                "multipart/mixed; boundary=B",
                "xmultipart/form-data; boundary=B"
            })
    void onlyFormsWithABoundaryAreAnnounced(String type) {
        assertThat(Multipart.isAnnounced(List.of(type))).isFalse();
        assertThat(Multipart.isAnnounced(List.of(TYPE, TYPE))).isFalse();
        assertThat(Multipart.isAnnounced(List.of())).isFalse();
        assertThat(Multipart.isAnnounced(List.of("Multipart/Form-Data; charset=x; Boundary=\"B\"")))
                .isTrue();
        assertThat(Multipart.isAnnounced(List.of(TYPE + "B".repeat(69)))).isTrue();
        assertThat(Multipart.isAnnounced(List.of(TYPE + "B".repeat(70)))).isFalse();
    }

    private static Multipart form(String parts) {
        var stream = stream(parts + "--B--\r\nafterwards", 1_000_000);
        return Multipart.of(List.of(TYPE), stream).orElseThrow();
    }

    private static String whole(String content) {
        return part("name=\"file\"; filename=\"a.pdf\"", content) + "--B--\r\n";
    }

    private static String part(String parameters, String content) {
        return "--B\r\nContent-Disposition: form-data; "
                + parameters
                + "\r\nContent-Type: text/html\r\n\r\n"
                + content
                + "\r\n";
    }

    private static BodyStream stream(String body, long most) {
        var bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        return new BodyStream(
                piece -> Math.max(0, bytes.readNBytes(piece, 0, piece.length)),
                new SlowPeers(
                        new HandClock(Instant.parse("2026-05-28T12:00:00Z")),
                        Duration.ofSeconds(30)),
                new BodyMemory(new BodyMemory.Pool(1_000_000, 10)),
                new BodyBounds(-1, most, Duration.ofHours(1)));
    }
}
