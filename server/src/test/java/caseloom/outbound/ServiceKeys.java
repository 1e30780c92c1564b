package caseloom.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/// A key and a certificate of its own of a service that is `service.example`, some names that
/// change their addresses, and loopback. Made once, since that takes a while.
public final class ServiceKeys {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static final String NAMES =
            "SAN=dns:service.example,dns:rebinding.example,dns:rebinding-to-metadata.example,"
                    + "dns:rebinding-to-six.example,ip:127.0.0.1";

    private static final KeyStore STORE = made();

    private ServiceKeys() {}

    /// What the service shows.
    static SSLContext serving() throws GeneralSecurityException {
        return SSLContexts.custom().loadKeyMaterial(STORE, PASSWORD).build();
    }

    /// What a client has that trusts the service and nobody else.
    public static SSLContext trusting() {
        try {
            return SSLContexts.custom().loadTrustMaterial(STORE, null).build();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The certificate.
    static String pem() throws GeneralSecurityException {
        var certificate = STORE.getCertificate("service").getEncoded();
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    public static Receiver receiver(String... protocols) {
        try {
            return Receiver.secure(serving(), protocols);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore made() {
        try {
            var folder = Files.createTempDirectory("service-keys");
            var file = folder.resolve("keys.p12");
            var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            var exit =
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
                                    NAMES,
                                    "-storetype",
                                    "PKCS12",
                                    "-keystore",
                                    file.toString(),
                                    "-storepass",
                                    new String(PASSWORD))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new AssertionError("keytool ended with " + exit);
            }
            var store = KeyStore.getInstance("PKCS12");
            try (var stream = Files.newInputStream(file)) {
                store.load(stream, PASSWORD);
            }
            Files.delete(file);
            Files.delete(folder);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
