package caseloom.http;

import java.io.IOException;

/// A body in chunks. For one thread.
final class ChunkedBody implements BodySource {

    private final EntityStream entity;
    private final Chunks chunks;

    ChunkedBody(EntityStream entity, Chunks chunks) {
        this.entity = entity;
        this.chunks = chunks;
    }

    @Override
    public int fill(byte[] piece) throws IOException {
        var stream = entity.get();
        var used = 0;
        while (used < piece.length) {
            var read = chunks.read(piece, used);
            if (read < 0) {
                // The last chunk is left for the library, which notes that the body is over.
                if (chunks.endsPlainly() && stream.read() >= 0) {
                    throw new ChunkFault("the last chunk is not the last");
                }
                return used;
            }
            used += read;
        }
        return used;
    }
}
