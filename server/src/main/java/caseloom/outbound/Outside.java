package caseloom.outbound;

/// Where requests go. The real one is `Outbound`; the simulation has an outside of its own.
@FunctionalInterface
public interface Outside {

    Outcome send(Request request, Terms terms);
}
