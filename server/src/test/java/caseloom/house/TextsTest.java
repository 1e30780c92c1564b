package caseloom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void aFileWithOneLineTooManyIsFound() {
        var file = new Source("a/B.java", "one\ntwo\nthree\n");

        assertThat(Texts.tooLong(file, 3)).isEmpty();
        assertThat(Texts.tooLong(file, 2)).containsExactly("a/B.java has 3 lines, at most 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// FIXME soon",
                "// TODO soon",
                "e.printStackTrace();",
                "Thread.sleep(5);",
                "/** Old comment. */",
                "@Disabled void later() {}",
                "assertTrue(true);",
                "@SuppressWarnings(\"unchecked\")"
            })
    void whatMustNotStandInCodeIsFound(String line) {
        assertThat(Texts.forbidden(new Source("B.java", "\n" + line + "\n")))
                .singleElement()
                .asString()
                .startsWith("B.java:2 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// TODO #12 soon",
                "@Disabled(\"needs a network\")",
                "@SuppressWarnings(\"unchecked\") // the type was checked above",
                "/// Why it is so.\n@SuppressWarnings(\"unchecked\")",
                "var product = a /b;"
            })
    void whatHasItsReasonBesideItMayStand(String lines) {
        assertThat(Texts.forbidden(new Source("B.java", lines))).isEmpty();
    }

    @Test
    void theShareOfCommentsIsCountedOverAllLines() {
        var file =
                new Source("B.java", "/// Why.\nint a;\n    // Because.\nint b; // not counted\n");

        assertThat(Texts.commentShare(List.of(file))).isEqualTo(50);
    }

    @Test
    void aBigBinaryIsFoundAndABigTextIsNot(@TempDir Path folder) throws IOException {
        var binary = Files.write(folder.resolve("binary"), new byte[200]);
        var text = Files.writeString(folder.resolve("text"), "x".repeat(200));

        assertThat(Texts.bigBinary("binary", binary, 100)).hasSize(1);
        assertThat(Texts.bigBinary("binary", binary, 200)).isEmpty();
        assertThat(Texts.bigBinary("text", text, 100)).isEmpty();
    }
}
