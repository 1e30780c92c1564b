package caseloom.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Certificate authorities that a caller trusts beside the usual ones, as PEM. Immutable.
public final class Authorities {

    public static final int PEM_MOST = 100_000;

    private final String pem;
    private final List<X509Certificate> certificates;

    private Authorities(String pem, List<X509Certificate> certificates) {
        this.pem = pem;
        this.certificates = certificates;
    }

    /// Empty for a text that holds no certificate, or something that is none.
    public static Optional<Authorities> of(String pem) {
        if (pem.length() > PEM_MOST) {
            return Optional.empty();
        }
        try {
            var stream = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            var read = CertificateFactory.getInstance("X.509").generateCertificates(stream);
            var found = new ArrayList<X509Certificate>();
            for (Certificate one : read) {
                found.add((X509Certificate) one);
            }
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Authorities(pem, List.copyOf(found)));
        } catch (CertificateException _) {
            return Optional.empty();
        }
    }

    /// A context that trusts the usual authorities and these.
    public SSLContext context() {
        try {
            var all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            var number = 0;
            for (var usual : usual()) {
                all.setCertificateEntry("usual-" + number++, usual);
            }
            for (var own : certificates) {
                all.setCertificateEntry("own-" + number++, own);
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusting(all).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificates that were read can be trusted", e);
        }
    }

    private static List<X509Certificate> usual() throws GeneralSecurityException {
        return Arrays.stream(trusting(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(trust -> Arrays.stream(trust.getAcceptedIssuers()))
                .toList();
    }

    private static TrustManagerFactory trusting(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Authorities authorities && authorities.pem.equals(pem);
    }

    @Override
    public int hashCode() {
        return pem.hashCode();
    }
}
