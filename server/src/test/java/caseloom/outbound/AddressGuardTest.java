package caseloom.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Targets, from the text of a URL to the decision.
final class AddressGuardTest {

    private static final Map<String, List<String>> NAMES =
            Map.of(
                    "example.com", List.of("93.184.216.34"),
                    "both.example", List.of("10.0.0.7", "93.184.216.34"),
                    "inside.example", List.of("10.0.0.7", "fd00::7"),
                    "localhost", List.of("127.0.0.1", "::1"),
                    "xn--bcher-kva.example", List.of("93.184.216.34"),
                    "my_service", List.of("172.18.0.5"),
                    "metadata.example", List.of("169.254.169.254"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.255.255.254:8080/x",
                "http://localhost/",
                "http://LOCALHOST./",
                "http://0.0.0.0/",
                "http://0.1.2.3/",
                "http://10.0.0.1/",
                "http://10.255.255.255/",
                "http://100.64.0.1/",
                "http://100.127.255.255/",
                "http://100.100.100.200/latest/meta-data",
                "http://168.63.129.16/machine",
                "http://169.254.169.254/latest/meta-data/",
                "http://169.254.0.1/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.0.0.192/opc/v2",
                "http://192.0.2.1/",
                "http://192.88.99.1/",
                "http://192.168.1.1/",
                "http://198.18.0.1/",
                "http://198.19.255.255/",
                "http://198.51.100.7/",
                "http://203.0.113.7/",
                "http://224.0.0.1/",
                "http://239.255.255.250/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://[::]/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::127.0.0.1]/",
                "http://[::8.8.8.8]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::FFFF:10.0.0.1]/",
                "http://[64:ff9b::127.0.0.1]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[64:ff9b:1::808:808]/",
                "http://[2002:7f00:1::]/",
                "http://[2002:808:808::1]/",
                "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
                "http://[2001:db8::1]/",
                "http://[3fff::1]/",
                "http://[100::1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/latest/meta-data",
                "http://[fe80::1]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://[5f00::1]/",
                "http://inside.example/",
                "http://my_service:9000/",
                "https://metadata.example/",
                "http://127\u30020\u30020\u30021/",
                "http://\uff11\uff12\uff17.0.0.1/",
                "http://\u2460\u2461\u2466.0.0.1/",
            })
    void addressesThatAreNotPublicAreForbidden(String url) {
        assertThatThrownBy(() -> judged(url, allowed()))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("not a public one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://0x7f.0.0.1/",
                "http://127.0.0.0x1/",
                "http://127.0.0.01/",
                "http://127.0.0.1.1/",
                "http://256.0.0.1/",
                "http://127.0.0.1../",
                "http://1.2.3.4.5/",
                "http://example.com.0x10/",
                "http://[::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[127.0.0.1]/",
                "http://[::1/",
                "http://[]/",
                "http://::1/",
                "http://user@example.com/",
                "http://user:secret@example.com/",
                "http://example.com@127.0.0.1/",
                "http://example.com\\@127.0.0.1/",
                "http://127.0.0.1\\.example.com/",
                "http://example.com%2f@127.0.0.1/",
                "http://exa%6Dple.com/",
                "http:///etc/passwd",
                "http://",
                "http:example.com",
                "//example.com/",
                "/path",
                "",
                "ftp://example.com/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:6379/_x",
                "jar:http://example.com!/",
                "http://example.com:0/",
                "http://example.com:65536/",
                "http://example.com:08/",
                "http://example.com:/",
                "http://example.com:80:80/",
                "http://example.com:http/",
                " http://example.com/",
                "http://example.com/a b",
                "http://example.com/\r\nX: y",
                "http://exam\tple.com/",
                "http://.example.com/",
                "http://example..com/",
                "http://-example.com/",
                "http://example.com/%zz",
                "http://exa<mple.com/",
            })
    void whatIsNoPlainWebAddressIsRefused(String url) {
        assertThatThrownBy(() -> judged(url, allowed()))
                .isInstanceOf(Forbidden.class)
                .hasMessageNotContaining("not a public one");
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com, 93.184.216.34",
        "HTTPS://EXAMPLE.com./x?y=http://127.0.0.1#z, 93.184.216.34",
        "http://8.8.8.8:53/, 8.8.8.8",
        "http://[2606:4700::1111]/, 2606:4700:0:0:0:0:0:1111",
        "http://[::ffff:8.8.8.8]/, 8.8.8.8",
        "http://[64:ff9b::808:808]/, 64:ff9b:0:0:0:0:808:808",
        "http://b\u00fccher.example/, 93.184.216.34",
        "http://both.example/, 93.184.216.34",
        "http://172.32.0.1/, 172.32.0.1",
        "http://100.128.0.1/, 100.128.0.1",
        "http://169.253.255.255/, 169.253.255.255",
    })
    void publicAddressesAreGivenAndNothingElse(String url, String address) throws Exception {
        assertThat(judged(url, allowed())).containsExactly(address);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9000/, 127.0.0.1",
        "http://127.0.0.1:9000/, 127.0.0.0/8",
        "http://127.0.0.1:9000/, 127.0.0.1:9000",
        "http://localhost:9000/, localhost",
        "http://localhost:9000/, LOCALHOST:9000",
        "http://localhost:9000/, 127.0.0.0/8",
        "http://[::1]:9000/, ::1",
        "http://[::1]:9000/, [::1]:9000",
        "http://[::1]:9000/, [::1]",
        "http://[fd00::7]/, fd00::/8",
        "http://inside.example/, 10.0.0.0/8",
        "http://my_service/, my_service",
        "http://169.254.169.254/, 169.254.169.254",
    })
    void whatTheOperatorNamesIsReachable(String url, String item) throws Exception {
        assertThat(judged(url, allowed(item))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9001/, 127.0.0.1:9000",
        "http://localhost:9001/, localhost:9000",
        "http://127.0.0.1/, localhost",
        "http://127.0.0.2/, 127.0.0.1",
        "http://11.0.0.0.example/, 10.0.0.0/8",
        "http://[::1]/, 127.0.0.1",
        "http://sub.localhost/, localhost",
        "http://10.0.0.1/, 10.0.0.128/25",
    })
    void whatTheOperatorNamesAllowsNothingBesides(String url, String item) {
        assertThatThrownBy(() -> judged(url, allowed(item)))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void itemsThatNameNothingAreComplainedAbout() {
        var complaints = new ArrayList<String>();

        Allowed.of(
                List.of("10.0.0.0/33", "10.0.0/8", "0x7f.1", "http://x", "a b", "::g", "ok.local"),
                complaints::add);

        assertThat(complaints).hasSize(6);
    }

    private static Allowed allowed(String... items) {
        return Allowed.of(
                List.of(items),
                complaint -> {
                    throw new AssertionError(complaint);
                });
    }

    private static List<String> judged(String url, Allowed allowed) throws UnknownHostException {
        var target = Target.of(url);
        return new AddressGuard(AddressGuardTest::names, allowed)
                .reachable(target.host(), target.port()).stream()
                        .map(InetAddress::getHostAddress)
                        .toList();
    }

    private static InetAddress[] names(String host) throws UnknownHostException {
        var addresses = NAMES.get(host);
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        return addresses.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
