package caseloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.settings.Env;
import caseloom.settings.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(CASELOOM_[A-Z0-9_]+)` \\| \\S");

    @Test
    void everySettingIsOnThePageForOperatorsAndNothingElse() throws IOException {
        var page = Files.readString(Path.of(System.getProperty("house.root"), "docs/operating.md"));
        var env = Env.of(Map.of());

        Settings.from(env);

        assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(env.asked());
    }

    @Test
    void nothingNeedsToBeSet() {
        assertThatCode(() -> Settings.from(Env.of(Map.of("HOME", "/root"))))
                .doesNotThrowAnyException();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var given =
                Map.of(
                        "CASELOOM_PORT", "eighty",
                        "CASELOOM_DATABASE_URL", "postgres://db",
                        "CASELOOM_MASTER_KEY", "short",
                        "CASELOOM_ADMIN_EMAIL", "nobody",
                        "CASELOOM_ENGINE_LEASE", "soon",
                        "CASELOOM_PUBLIC_URL", "shop.example",
                        "CASELOOM_LOG", "xml",
                        "CASELOOM_PROT", "80");

        assertThatThrownBy(() -> Settings.from(Env.of(given)))
                .isInstanceOf(InvalidSettings.class)
                .message()
                .hasLineCount(given.size())
                .contains(given.keySet());
    }

    @ParameterizedTest
    @CsvSource({"JAVA_OPTS, -Xmx2g", "URL, http://x", "TOKEN, adm_x"})
    void namesOfTheLauncherAndTheCommandLineAreLeftAlone(String name, String value) {
        assertThatCode(() -> Settings.from(Env.of(Map.of("CASELOOM_" + name, value))))
                .doesNotThrowAnyException();
    }
}
