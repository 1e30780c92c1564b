package caseloom.outbound;

import org.apache.hc.core5.ssl.SSLContexts;

/// Ways out whose names mean what a test says.
public final class Resolving {

    private Resolving() {}

    public static Outbound outbound(OutboundSettings settings, AddressGuard.Names names) {
        return new Outbound(
                settings,
                new AddressGuard(names, settings.allowed()),
                SSLContexts.createSystemDefault());
    }
}
