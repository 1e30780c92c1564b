package caseloom.connections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    private static final BaseUrl API = BaseUrl.of("https://api.example/v1").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "https://api.example, https://api.example",
        "HTTPS://API.Example:443/, https://api.example",
        "http://api.example:8080/a//, http://api.example:8080/a",
        "http://[::1]:80/x, http://[::1]/x",
    })
    void oneAddressIsWrittenOneWay(String given, String text) {
        assertThat(BaseUrl.of(given).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example",
                "ftp://api.example",
                "https://",
                "https://user@api.example",
                "https://api.example/?a=b",
                "https://api.example/#a",
                "https://api.example/a/../b",
                "https://api.example/%2e%2E/b",
                "https://api.example/a b"
            })
    void whatIsNoPlainAddressIsNone(String given) {
        assertThat(BaseUrl.of(given)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example/v1",
                "https://API.example:443/v1/orders?next=https://other.example/../..",
                "https://api.example/v1/a//b",
                "HTTPS://api.example/v1?x"
            })
    void whatLiesBelowIsCovered(String address) {
        assertThat(API.covers(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example/",
                "https://api.example/v10",
                "https://api.example/v2/orders",
                "https://api.example/v1/../v2",
                "https://api.example/v1/%2e%2e/v2",
                "https://api.example/v1/..\\v2",
                "http://api.example/v1/orders",
                "https://api.example:8443/v1/orders",
                "https://api.example.evil.example/v1/orders",
                "https://api.example@evil.example/v1/orders",
                "https://user@api.example/v1/orders",
                "//api.example/v1",
                "/v1/orders",
                "https://[/v1"
            })
    void whatLiesElsewhereIsNot(String address) {
        assertThat(API.covers(address)).isFalse();
    }
}
