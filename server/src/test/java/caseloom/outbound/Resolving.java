package caseloom.outbound;

/// Ways out whose names mean what a test says, and that trust the service of `ServiceKeys`.
public final class Resolving {

    private Resolving() {}

    public static Outbound outbound(OutboundSettings settings, AddressGuard.Names names) {
        return new Outbound(
                settings, new AddressGuard(names, settings.allowed()), ServiceKeys.trusting());
    }
}
