package caseloom.http;

import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// As many ones as it was made for; knows how many were taken.
final class Source extends InputStream {

    private final long size;
    private final AtomicLong given = new AtomicLong();
    volatile boolean closed;

    Source(long size) {
        this.size = size;
    }

    long size() {
        return size;
    }

    long given() {
        return given.get();
    }

    @Override
    public int read() {
        if (given.get() == size) {
            return -1;
        }
        given.incrementAndGet();
        return 1;
    }

    @Override
    public int read(byte[] into, int from, int count) {
        if (given.get() == size) {
            return -1;
        }
        var taken = (int) Math.min(count, size - given.get());
        Arrays.fill(into, from, from + taken, (byte) 1);
        given.addAndGet(taken);
        return taken;
    }

    @Override
    public void close() {
        closed = true;
    }
}
