package caseloom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormValuesTest {

    @Test
    void aFormIsReadAsBrowsersSendIt() {
        var form = read("a=1+2&b=%C3%BC%26%3D&a=3&c&text=one%0D%0Atwo&=x");

        assertThat(form.first("a")).isEqualTo("1 2");
        assertThat(form.all("a")).containsExactly("1 2", "3");
        assertThat(form.first("b")).isEqualTo("ü&=");
        assertThat(form.has("c")).isTrue();
        assertThat(form.first("c")).isEmpty();
        assertThat(form.first("text")).isEqualTo("one\ntwo");
        assertThat(form.has("d")).isFalse();
        assertThat(read("").has("")).isFalse();
    }

    @Test
    void whatIsNoneIsRefused() {
        assertThat(of("a=%zz")).isEmpty();
        assertThat(of("a=%")).isEmpty();
        assertThat(of("a=ü")).isEmpty();
        assertThat(of("a=%00")).isEmpty();
        assertThat(of("a=1&".repeat(FormValues.VALUES_MOST + 1))).isEmpty();
    }

    private static FormValues read(String body) {
        return of(body).orElseThrow();
    }

    private static Optional<FormValues> of(String body) {
        return FormValues.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
