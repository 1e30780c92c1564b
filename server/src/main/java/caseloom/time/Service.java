package caseloom.time;

/// Something that runs until it is closed. `start` returns at once; `close` waits until it has
/// stopped and may be called twice.
public interface Service extends AutoCloseable {

    void start();

    @Override
    void close();
}
