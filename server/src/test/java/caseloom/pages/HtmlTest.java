package caseloom.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void whatPeopleWriteStaysText() {
        var hostile = "<script>alert('x')</script>\" onclick=\"y & z\0";

        var piece =
                Html.element("p", Attributes.of("title", hostile), Html.text(hostile)).toString();

        assertThat(piece)
                .doesNotContain("<script", "\" onclick", "\0")
                .contains("&lt;script&gt;", "&quot; onclick=&quot;y &amp; z");
    }

    @Test
    void nothingThatRunsCanBeBuilt() {
        assertThatThrownBy(() -> Html.element("script")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Html.element("style")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Html.element("p onload=x")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Attributes.of("onclick", "x"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Attributes.of("style", "x")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Attributes.of("href", "javascript:x"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Attributes.of("a b", "x")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Html.script("//elsewhere.example/x.js"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void flagsHaveNoValueAndAnEmptyValueStaysOne() {
        var input =
                Html.empty(
                        "input",
                        Attributes.of("name", "a").and("value", "").flagIf(true, "required"));

        assertThat(input.toString()).isEqualTo("<input name=\"a\" value=\"\" required>");
    }
}
