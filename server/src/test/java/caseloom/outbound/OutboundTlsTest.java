package caseloom.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.outbound.Outcome.Answered;
import caseloom.outbound.Outcome.Failed;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
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
    private String pem = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var store = keys(folder.resolve("keys.p12"));
        var serving = SSLContexts.custom().loadKeyMaterial(store, PASSWORD).build();
        var certificate = store.getCertificate("service").getEncoded();
        pem =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate)
                        + "\n-----END CERTIFICATE-----\n";
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

    @Test
    void anAuthorityOfTheCallersOwnIsTrustedByThisCallerAlone() {
        var own = Authorities.of(pem).orElseThrow();
        var system = SSLContexts.createSystemDefault();

        assertThat(get("service.example", system, new Terms(null, own)))
                .isInstanceOf(Answered.class);
        assertThat(get("other.example", system, new Terms(null, own))).isInstanceOf(Failed.class);
        assertThat(get("service.example", system, Terms.USUAL)).isInstanceOf(Failed.class);
    }

    @Test
    void aSocketThatTrustedAnAuthorityIsNotUsedByOthers() {
        var own = new Terms(null, Authorities.of(pem).orElseThrow());
        try (var outbound = outbound(SSLContexts.createSystemDefault())) {
            var request = request("service.example");

            assertThat(outbound.send(request, own)).isInstanceOf(Answered.class);
            assertThat(outbound.send(request, Terms.USUAL)).isInstanceOf(Failed.class);
        }
    }

    private Outcome get(String host, SSLContext trust) {
        return get(host, trust, Terms.USUAL);
    }

    private Outcome get(String host, SSLContext trust, Terms terms) {
        try (var outbound = outbound(trust)) {
            return outbound.send(request(host), terms);
        }
    }

    private Request request(String host) {
        var url = "https://" + host + ":" + receiver.port() + "/";
        return new Request("GET", url, Map.of(), new byte[0], null, false);
    }

    private static Outbound outbound(SSLContext trust) {
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
        return new Outbound(settings, guard, trust);
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
