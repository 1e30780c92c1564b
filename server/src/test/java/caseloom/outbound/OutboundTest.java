package caseloom.outbound;

/// Without TLS: HTTP/1.1.
final class OutboundTest extends OutboundContract {

    @Override
    Receiver started() {
        return Receiver.start();
    }

    @Override
    String protocol() {
        return Http1Talk.PROTOCOL;
    }
}
