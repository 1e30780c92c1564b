package caseloom;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A bare connection, to send what no HTTP client would.
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static Wire to(URI address) {
        try {
            var socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new Wire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends text as it is; `\n` stands for the line end of HTTP.
    public Wire lines(String text) {
        return bytes(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    public Wire bytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says that nothing more will be sent.
    public Wire halfClose() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads one answer; an interim one (1xx) has no body.
    public Reply reply() {
        return reply(true);
    }

    /// Reads the answer to a `HEAD` request.
    public Reply replyWithoutBody() {
        return reply(false);
    }

    /// Whether the server has closed the connection; waits until it does or sends something.
    public boolean closed() {
        try {
            return in.read() < 0;
        } catch (IOException _) {
            return true;
        }
    }

    /// Reads and drops everything until the connection ends; gives the number of bytes.
    public long rest() {
        var count = 0L;
        try {
            for (var read = in.skip(1_000_000); read > 0; read = in.skip(1_000_000)) {
                count += read;
            }
        } catch (IOException _) {
            return count;
        }
        return count;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply reply(boolean withBody) {
        try {
            var status = Integer.parseInt(line().split(" ", 3)[1]);
            var headers = headers();
            var length = headers.getOrDefault("content-length", List.of("0")).getFirst();
            var body =
                    withBody && status >= 200
                            ? in.readNBytes(Integer.parseInt(length))
                            : new byte[0];
            return new Reply(status, headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, List<String>> headers() throws IOException {
        var headers = new HashMap<String, List<String>>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.computeIfAbsent(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the server closed the connection");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
