package caseloom.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvTest {

    @TempDir Path folder;

    @Test
    void anEmptyValueCountsAsNone() {
        assertThat(env("CASELOOM_NAME", " ").text("NAME")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, PT5S", "PT5S, PT5S", "pt0.25s, PT0.25S", "' 7 ', PT7S"})
    void aDurationIsIsoOrWholeSeconds(String text, Duration read) {
        assertThat(env("CASELOOM_WAIT", text).duration("WAIT", Duration.ofDays(1))).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "PT0S", "PT-1S", "soon", "5s", "99999999999999999999"})
    void aDurationThatIsNoneIsComplainedAbout(String text) {
        var env = env("CASELOOM_WAIT", text);

        assertThat(env.duration("WAIT", Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(env::finish).hasMessageStartingWith("CASELOOM_WAIT ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "1.5", "many", "99999999999"})
    void aNumberOutsideItsBoundsIsComplainedAbout(String text) {
        var env = env("CASELOOM_MOST", text);

        assertThat(env.integer("MOST", 3, 1, 10)).isEqualTo(3);
        assertThatThrownBy(env::finish).hasMessageStartingWith("CASELOOM_MOST ");
    }

    @Test
    void aListIsDividedByCommas() {
        assertThat(env("CASELOOM_HOSTS", " a, b ,,c").list("HOSTS")).containsExactly("a", "b", "c");
    }

    @Test
    void anUnknownNameIsRefusedAndOthersProgramsNamesAreNot() {
        var env = new Env(Map.of("CASELOOM_PROT", "80", "PATH", "/bin"));

        assertThatThrownBy(env::finish).hasMessage("CASELOOM_PROT is not a setting of this server");
    }

    @Test
    void aFileGivesSettingsAndTheEnvironmentWins() throws IOException {
        var file =
                file(
                        """
                        # for the shop
                        CASELOOM_A = from file

                        CASELOOM_B=a=b
                        """);

        var env = Env.of(Map.of("CASELOOM_CONFIG", file.toString(), "CASELOOM_A", "from here"));

        assertThat(env.text("A")).contains("from here");
        assertThat(env.text("B")).contains("a=b");
        assertThatCode(env::finish).doesNotThrowAnyException();
    }

    @Test
    void whatIsWrongInAFileIsSaidByItsLineWithoutItsContent() throws IOException {
        var file = file("CASELOOM_A=1\nsecret\nCASELOOM_A=2\nPORT=1\nCASELOOM_PROT=1\n");

        var env = Env.of(Map.of("CASELOOM_CONFIG", file.toString()));
        env.text("A");

        assertThatThrownBy(env::finish)
                .hasMessageContaining(file + " line 2 ")
                .hasMessageContaining(file + " line 3 sets CASELOOM_A again")
                .hasMessageContaining(file + " line 4 ")
                .hasMessageContaining("CASELOOM_PROT is not a setting")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aFileThatIsNotThereIsComplainedAbout() {
        var env = Env.of(Map.of("CASELOOM_CONFIG", folder.resolve("none").toString()));

        assertThatThrownBy(env::finish)
                .hasMessageContaining("CASELOOM_CONFIG")
                .hasMessageContaining("none");
    }

    private static Env env(String name, String value) {
        return new Env(Map.of(name, value));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("caseloom.conf"), text);
    }
}
