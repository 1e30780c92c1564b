package caseloom.http;

import java.io.InputStream;
import java.util.Arrays;

/// As many ones as it was made for; knows how many were taken.
final class Source extends InputStream {

    private final long size;
    volatile long given;
    volatile boolean closed;

    Source(long size) {
        this.size = size;
    }

    long size() {
        return size;
    }

    @Override
    public int read() {
        if (given == size) {
            return -1;
        }
        given = given + 1;
        return 1;
    }

    @Override
    public int read(byte[] into, int from, int count) {
        if (given == size) {
            return -1;
        }
        var taken = (int) Math.min(count, size - given);
        Arrays.fill(into, from, from + taken, (byte) 1);
        given = given + taken;
        return taken;
    }

    @Override
    public void close() {
        closed = true;
    }
}
