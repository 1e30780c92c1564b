package caseloom.http;

import java.io.EOFException;
import java.io.IOException;

/// A body whose length was declared. For one thread.
final class DeclaredBody implements BodySource {

    private final EntityStream entity;
    private long left;

    DeclaredBody(EntityStream entity, long length) {
        this.entity = entity;
        this.left = length;
    }

    @Override
    public int fill(byte[] piece) throws IOException {
        var stream = entity.get();
        var wanted = (int) Math.min(left, piece.length);
        if (stream.readNBytes(piece, 0, wanted) < wanted) {
            throw new EOFException("the body is shorter than declared");
        }
        left -= wanted;
        // The library notes that the body is over when it was asked for more.
        if (left == 0 && stream.read() >= 0) {
            throw new EOFException("the body is longer than declared");
        }
        return wanted;
    }
}
