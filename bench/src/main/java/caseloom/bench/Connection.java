package caseloom.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// One kept HTTP/1.1 connection that sends prepared bytes and looks at answers as bytes, so that
/// the generator takes as little as possible of the machine it measures. For one thread.
public final class Connection implements AutoCloseable {

    private static final byte[] LENGTH = bytes("\r\ncontent-length:");

    private static final byte[] END = bytes("\r\n\r\n");

    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;
    private int bodyAt;
    private int bodyEnd;

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /// A new one.
    ///
    /// @param patience how long connecting or a read may take
    public static Connection open(String host, int port, Duration patience) throws IOException {
        var socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            return new Connection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Sends a whole request and reads a whole answer; its body stays until the next call.
    ///
    /// @return the status
    public int exchange(byte[] request) throws IOException {
        out.write(request);
        filled = 0;
        var head = head();
        bodyAt = head + END.length;
        bodyEnd = bodyAt + length(head);
        while (filled < bodyEnd) {
            fill();
        }
        return Integer.parseInt(text(STATUS_AT, STATUS_AT + 3));
    }

    public String body() {
        return text(bodyAt, bodyEnd);
    }

    /// The number behind the first member of that name in the body, read without making objects.
    public long number(String member) throws IOException {
        var length = member.length();
        for (var at = bodyAt; at + length + 3 < bodyEnd; at++) {
            if (buffer[at] == '"'
                    && buffer[at + length + 1] == '"'
                    && buffer[at + length + 2] == ':'
                    && isAt(at + 1, member)) {
                return number(at + length + 3, bodyEnd);
            }
        }
        throw new IOException("the answer has no member " + member + ": " + body());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int head() throws IOException {
        var from = 0;
        while (true) {
            fill();
            for (var at = from; at + END.length <= filled; at++) {
                if (startsWith(at, END)) {
                    return at;
                }
            }
            from = Math.max(0, filled - END.length);
        }
    }

    private int length(int head) throws IOException {
        for (var at = 0; at < head; at++) {
            if (startsWith(at, LENGTH)) {
                return (int) number(at + LENGTH.length, head);
            }
        }
        throw new IOException("the answer has no Content-Length: " + text(0, head));
    }

    private boolean startsWith(int at, byte[] what) {
        for (var i = 0; i < what.length; i++) {
            var have = buffer[at + i];
            var lower = have >= 'A' && have <= 'Z' ? have + ('a' - 'A') : have;
            if (lower != what[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isAt(int at, String text) {
        for (var i = 0; i < text.length(); i++) {
            if (buffer[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long number(int from, int end) {
        var number = 0L;
        for (var at = from; at < end; at++) {
            var digit = buffer[at] - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
            } else if (buffer[at] != ' ') {
                break;
            }
        }
        return number;
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        var read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        filled += read;
    }

    private String text(int from, int end) {
        return new String(buffer, from, end - from, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
