package caseloom.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/// An answer whose body is read as it comes, and which is to be closed. For one thread.
public final class Transfer implements AutoCloseable {

    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;
    private final long length;
    private boolean over;

    Transfer(HttpUriRequestBase request, ClassicHttpResponse response) {
        this.request = request;
        this.response = response;
        var entity = response.getEntity();
        this.length = entity == null ? 0 : entity.getContentLength();
        this.over = length == 0;
    }

    public int status() {
        return response.getCode();
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        var header = response.getFirstHeader(name);
        return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
    }

    /// The bytes of the body. Closing them closes the answer.
    public InputStream body() throws IOException {
        var entity = response.getEntity();
        return new Body(entity == null ? InputStream.nullInputStream() : entity.getContent());
    }

    /// What was not read is broken off: to read it to its end only for the sake of the connection
    /// could take for ever.
    @Override
    public void close() throws IOException {
        if (!over) {
            request.abort();
        }
        response.close();
    }

    private final class Body extends FilterInputStream {

        private long taken;

        Body(InputStream from) {
            super(from);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            note(read < 0 ? read : 1);
            return read;
        }

        @Override
        public int read(byte @Nullable [] into, int from, int count) throws IOException {
            var read = super.read(Objects.requireNonNull(into), from, count);
            note(read);
            return read;
        }

        /// Whoever knows the length does not read on until nothing comes.
        private void note(int read) {
            taken += Math.max(0, read);
            over |= read < 0 || taken == length;
        }

        /// The library takes the connection back when the stream is closed at its end.
        @Override
        public void close() throws IOException {
            if (over) {
                super.close();
            }
            Transfer.this.close();
        }
    }
}
