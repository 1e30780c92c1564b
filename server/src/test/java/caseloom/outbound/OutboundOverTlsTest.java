package caseloom.outbound;

import org.junit.jupiter.api.Nested;

/// Over TLS: HTTP/2 with who speaks it, HTTP/1.1 with all others.
final class OutboundOverTlsTest {

    @Nested
    final class WithHttp2 extends OutboundContract {

        @Override
        Receiver started() {
            return ServiceKeys.receiver("h2", "http/1.1");
        }

        @Override
        String protocol() {
            return Http2Talk.PROTOCOL;
        }
    }

    @Nested
    final class WithHttp1 extends OutboundContract {

        @Override
        Receiver started() {
            return ServiceKeys.receiver("http/1.1");
        }

        @Override
        String protocol() {
            return Http1Talk.PROTOCOL;
        }
    }

    /// As those do that know nothing of the negotiation.
    @Nested
    final class WithoutNegotiation extends OutboundContract {

        @Override
        Receiver started() {
            return ServiceKeys.receiver();
        }

        @Override
        String protocol() {
            return Http1Talk.PROTOCOL;
        }
    }
}
