package caseloom.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.settings.Env;
import caseloom.settings.InvalidSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BucketTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    @TempDir Path folder;

    private final StandInS3 storage = new StandInS3();

    @AfterEach
    void stop() {
        storage.close();
    }

    @Test
    void anObjectIsPutReadMeasuredAndRemoved() throws IOException {
        try (var bucket = bucket(settings())) {
            bucket.put("a/1", file("hello"), sha256("hello"));

            assertThat(bucket.size("a/1")).hasValue(5);
            try (var in = bucket.open("a/1", 1)) {
                assertThat(in.readAllBytes()).asString().isEqualTo("ello");
            }
            bucket.remove("a/1");
            bucket.remove("a/1");
            assertThat(bucket.size("a/1")).isEmpty();
            assertThatThrownBy(() -> bucket.open("a/1", 0)).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void otherBytesThanToldAreNotStored() throws IOException {
        try (var bucket = bucket(settings())) {
            assertThatThrownBy(() -> bucket.put("a/1", file("hello"), sha256("other")))
                    .isInstanceOf(BucketFault.class)
                    .hasMessageContaining("XAmzContentSHA256Mismatch");
            assertThat(storage.objects()).isZero();
        }
    }

    @Test
    void aWrongSecretIsRefusedAndToldToNobody() throws IOException {
        var wrong = settings();
        wrong.put("CASELOOM_S3_SECRET_KEY", "not-the-secret");
        try (var bucket = bucket(wrong)) {
            assertThatThrownBy(() -> bucket.put("a/1", file("hello"), sha256("hello")))
                    .hasMessageContaining("403 SignatureDoesNotMatch")
                    .hasMessageNotContaining("not-the-secret");
            assertThat(read(wrong).toString()).doesNotContain("not-the-secret");
        }
    }

    @Test
    void aStorageThatFailsSaysSo() throws IOException {
        try (var bucket = bucket(settings())) {
            storage.failWith(503);

            assertThatThrownBy(() -> bucket.open("a/1", 0)).hasMessageContaining("503 SlowDown");
            assertThatThrownBy(() -> bucket.size("a/1")).isInstanceOf(BucketFault.class);
            assertThatThrownBy(() -> bucket.remove("a/1")).isInstanceOf(BucketFault.class);
        }
    }

    /// It takes the connection and says nothing.
    @Test
    void aStorageThatDoesNotAnswerIsGivenUp() throws IOException {
        try (var silent = new ServerSocket(0)) {
            var there = settings();
            there.put("CASELOOM_S3_ENDPOINT", "http://127.0.0.1:" + silent.getLocalPort());
            there.put("CASELOOM_S3_TIMEOUT", "PT0.2S");
            try (var bucket = bucket(there)) {
                assertThatThrownBy(() -> bucket.size("a/1"))
                        .isInstanceOf(BucketFault.class)
                        .hasMessageContaining("no answer within 200 ms");
            }
        }
    }

    @Test
    void whereOneSettingIsAllAreNeeded() {
        var env = new Env(Map.of("CASELOOM_S3_BUCKET", "files"));
        S3Settings.from(env);

        assertThatThrownBy(env::finish)
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        e ->
                                assertThat(e.complaints())
                                        .allMatch(why -> why.contains("must be set too"))
                                        .hasSize(3));
        assertThat(S3Settings.from(new Env(Map.of()))).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "S3_ENDPOINT, ftp://storage",
        "S3_ENDPOINT, https://user:word@storage",
        "S3_ENDPOINT, https://storage/path",
        "S3_BUCKET, Upper",
        "S3_BUCKET, a/b"
    })
    void whatCannotBeUsedIsComplainedAbout(String name, String value) {
        var wrong = settings();
        wrong.put("CASELOOM_" + name, value);
        var env = new Env(wrong);
        S3Settings.from(env);

        assertThatThrownBy(env::finish).hasMessageContaining("CASELOOM_" + name);
    }

    @ParameterizedTest
    @CsvSource({
        "https://S3.Example.com:443/, https://s3.example.com",
        "http://minio:80, http://minio",
        "http://minio:9000, http://minio:9000"
    })
    void theEndpointIsWrittenAsItIsSigned(String given, String meant) {
        var settings = settings();
        settings.put("CASELOOM_S3_ENDPOINT", given);

        assertThat(read(settings).endpoint()).isEqualTo(meant);
    }

    private Map<String, String> settings() {
        var environment = new HashMap<String, String>();
        for (var setting : storage.settings()) {
            var parts = setting.split("=", 2);
            environment.put(Env.PREFIX + parts[0], parts[1]);
        }
        return environment;
    }

    private static S3Settings read(Map<String, String> settings) {
        return S3Settings.from(new Env(settings)).orElseThrow();
    }

    private static Bucket bucket(Map<String, String> settings) {
        return new Bucket(read(settings), () -> NOON);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file"), text);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
