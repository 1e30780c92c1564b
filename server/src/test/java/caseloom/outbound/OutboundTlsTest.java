package caseloom.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.outbound.Outcome.Answered;
import caseloom.outbound.Outcome.Failed;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Certificates are checked against the name in the URL although the address is pinned.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutboundTlsTest {

    private static final int AT_ONCE = 8;

    private final Receiver receiver = ServiceKeys.receiver("h2").answers("/", 200, "{}");
    private final SSLContext trusting = ServiceKeys.trusting();
    private String pem = "";

    @BeforeAll
    void start() throws Exception {
        pem = ServiceKeys.pem();
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

    @Test
    void theLimitOfTheWholeCallComesBeforeThoseOfTheLibrary() {
        receiver.on("/silent", new Receiver.Behaviour.Silence());
        try (var outbound = outbound(trusting, Duration.ofMillis(300))) {
            assertThat(outbound.send(request("service.example", "/silent"), Terms.USUAL))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed ->
                                    assertThat(failed.message())
                                            .isEqualTo("no complete answer within 300 ms"));
        }
    }

    @Test
    void theFirstCallsMayComeAtOnce() throws Exception {
        for (var round = 0; round < 10; round++) {
            var begin = new CyclicBarrier(AT_ONCE);
            try (var outbound = outbound(trusting);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var calls =
                        IntStream.range(0, AT_ONCE)
                                .mapToObj(_ ->
                                        threads.submit(() -> {
                                            begin.await();
                                            return outbound.send(
                                                    request("service.example"), Terms.USUAL);
                                        }))
                                .toList();
                for (var call : calls) {
                    assertThat(call.get()).isInstanceOf(Answered.class);
                }
            }
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
        return request(host, "/");
    }

    private Request request(String host, String path) {
        var url = "https://" + host + ":" + receiver.port() + path;
        return new Request("GET", url, Map.of(), new byte[0], null, false);
    }

    private static Outbound outbound(SSLContext trust) {
        return outbound(trust, Duration.ofSeconds(20));
    }

    private static Outbound outbound(SSLContext trust, Duration limit) {
        var allowed =
                Allowed.of(
                        List.of("127.0.0.1"),
                        complaint -> {
                            throw new AssertionError(complaint);
                        });
        var settings = new OutboundSettings(allowed, Duration.ofSeconds(5), limit, 1000, 2);
        var guard =
                new AddressGuard(
                        _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")}, allowed);
        return new Outbound(settings, guard, trust);
    }
}
