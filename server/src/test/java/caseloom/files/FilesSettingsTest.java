package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.settings.Env;
import caseloom.settings.InvalidSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Terms that would clear away what is still on its way are refused.
final class FilesSettingsTest {

    @Test
    void aStagedFileOutlivesTheUploadItCameWith() {
        assertRefused(
                "CASELOOM_FILES_STAGED_FOR must be at least what CASELOOM_FILES_UPLOAD_WITHIN is",
                Map.of("FILES_STAGED_FOR", "PT30M"));
    }

    @Test
    void anObjectIsNotClearedAwayWhileItIsPut() {
        assertRefused(
                "CASELOOM_FILES_STRAY_FOR must be longer than CASELOOM_S3_TIMEOUT",
                Map.of(
                        "FILES_STRAY_FOR", "PT10M",
                        "S3_ENDPOINT", "http://storage:9000",
                        "S3_BUCKET", "files",
                        "S3_ACCESS_KEY", "access",
                        "S3_SECRET_KEY", "secret"));
    }

    @Test
    void anUploadBringsTwentyFilesOf250MebibytesWithinAnHour() {
        var uploads = FilesSettings.from(new Env(Map.of())).uploads();

        assertThat(uploads)
                .isEqualTo(new FilesSettings.Uploads(262_144_000, 20, Duration.ofHours(1)));
        assertThat(uploads.bodyMost()).isGreaterThan(20 * 262_144_000L);
    }

    private static void assertRefused(String complaint, Map<String, String> given) {
        var environment = new HashMap<String, String>();
        given.forEach((name, value) -> environment.put(Env.PREFIX + name, value));
        var env = new Env(environment);
        FilesSettings.from(env);

        assertThatThrownBy(env::finish)
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        e -> assertThat(e.complaints()).containsExactly(complaint));
    }
}
