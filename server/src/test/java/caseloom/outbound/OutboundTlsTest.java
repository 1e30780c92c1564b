package caseloom.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.outbound.Outcome.Answered;
import caseloom.outbound.Outcome.Failed;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Certificates are checked against the name in the URL although the address is pinned.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutboundTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private Receiver receiver;
    private SSLContext trusting;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var store = keys(folder.resolve("keys.p12"));
        var serving = SSLContexts.custom().loadKeyMaterial(store, PASSWORD).build();
        trusting = SSLContexts.custom().loadTrustMaterial(store, null).build();
        receiver = Receiver.start(serving.getServerSocketFactory()).answers("/", 200, "{}");
    }

    @AfterAll
    void stop() {
        receiver.close();
    }

    @Test
    void aTrustedCertificateOfTheNameIsAccepted() {
        assertThat(get("service.example", trusting)).isInstanceOf(Answered.class);
    }

    @Test
    void aCertificateOfAnotherNameIsNot() {
        assertThat(get("other.example", trusting)).isInstanceOf(Failed.class);
    }

    @Test
    void aCertificateNobodyVouchesForIsNot() {
        var system = SSLContexts.createSystemDefault();

        assertThat(get("service.example", system))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.message()).startsWith("no trusted TLS"));
    }

    private Outcome get(String host, SSLContext trust) {
        var allowed =
                Allowed.of(
                        List.of("127.0.0.1"),
                        complaint -> {
                            throw new AssertionError(complaint);
                        });
        var settings =
                new OutboundSettings(
                        allowed, Duration.ofSeconds(5), Duration.ofSeconds(20), 1000, 2);
        var guard =
                new AddressGuard(
                        _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")}, allowed);
        try (var outbound = new Outbound(settings, guard, trust)) {
            var url = "https://" + host + ":" + receiver.port() + "/";
            return outbound.send(
                    new Request("GET", url, Map.of(), new byte[0], null, false), Terms.USUAL);
        }
    }

    private static KeyStore keys(Path file) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "service",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=service.example",
                                "-ext",
                                "SAN=dns:service.example",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .inheritIO()
                        .start();
        assertThat(made.waitFor()).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var stream = Files.newInputStream(file)) {
            store.load(stream, PASSWORD);
        }
        return store;
    }
}
