package caseloom.engine;

/// Learns which cases were changed, after the commit. Must be quick and must not throw.
@FunctionalInterface
public interface Changes {

    void changed(long[] cases);
}
