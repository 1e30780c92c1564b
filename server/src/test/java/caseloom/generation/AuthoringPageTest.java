package caseloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import caseloom.docx.Docx;
import caseloom.docx.TestDocx;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the page for authors to what templates do.
class AuthoringPageTest {

    @Test
    void theSampleBecomesWhatThePageSays() throws Exception {
        var page = Files.readString(Path.of(System.getProperty("house.root"), "docs/authoring.md"));
        var template = TestDocx.of(sample(page, "template").split("\n", -1));

        var filled =
                new Template(Docx.read(template, TestDocx.LIMITS), 10_000)
                        .filled((ObjectNode) Json.stored(sample(page, "json")));

        assertThat(TestDocx.text(filled)).isEqualTo(sample(page, "result"));
    }

    private static String sample(String page, String kind) {
        var section = page.substring(page.indexOf("## Make documents"));
        var found = Pattern.compile("(?s)```" + kind + "\n(.*?)\n```").matcher(section);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
