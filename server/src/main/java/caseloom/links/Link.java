package caseloom.links;

/// A link as its owner gets it, and nobody else. Its text says nothing, so that it cannot end up in
/// a log by accident.
public final class Link {

    private final String address;

    Link(String address) {
        this.address = address;
    }

    public String address() {
        return address;
    }

    @Override
    public String toString() {
        return "Link[…]";
    }
}
