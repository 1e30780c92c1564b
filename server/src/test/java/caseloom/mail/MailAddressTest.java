package caseloom.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "Ann.O'Hara+x@mail.example.co.uk",
                "a@localhost",
                "x_y~z@1.example"
            })
    void whatPeopleHaveIsAnAddress(String text) {
        assertThat(MailAddress.of(text).orElseThrow().address()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.com",
                "ann@",
                "a b@example.com",
                "ann@exam ple.com",
                "ann@example.com\r\nBcc: x@example.com",
                "ann\r\n@example.com",
                "a,b@example.com",
                "<ann@example.com>",
                "Ann <ann@example.com>",
                "a@b@example.com",
                "\"a b\"@example.com",
                "(a)@example.com",
                ".ann@example.com",
                "an..n@example.com",
                "ann@-example.com",
                "ann@example..com",
                "änn@example.com",
                "ann@example.com\0"
            })
    void whatCouldMeanSomethingElseIsNone(String text) {
        assertThat(MailAddress.of(text)).isEmpty();
    }

    @Test
    void aDomainOfAnotherScriptIsKeptInItsAsciiForm() {
        assertThat(MailAddress.of("ann@bücher.example").orElseThrow().address())
                .isEqualTo("ann@xn--bcher-kva.example");
    }

    @Test
    void aLongOneIsNone() {
        assertThat(MailAddress.of("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(MailAddress.of("a@" + "b.".repeat(150) + "com")).isEmpty();
    }
}
