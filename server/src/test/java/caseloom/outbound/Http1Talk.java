package caseloom.outbound;

import caseloom.outbound.Receiver.Behaviour;
import caseloom.outbound.Receiver.Received;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1, badly if need be.
final class Http1Talk implements Talk {

    static final String PROTOCOL = "HTTP/1.1";

    private final InputStream in;
    private final OutputStream out;
    private final Ear ear;
    private final CountDownLatch closed;

    Http1Talk(InputStream in, OutputStream out, Ear ear, CountDownLatch closed) {
        this.in = new BufferedInputStream(in);
        this.out = out;
        this.ear = ear;
        this.closed = closed;
    }

    @Override
    public boolean exchange() throws IOException, InterruptedException {
        var request = read();
        return request != null && act(ear.hear(request));
    }

    private boolean act(Behaviour behaviour) throws IOException, InterruptedException {
        return switch (behaviour) {
            case Behaviour.Answer answer -> {
                write(head(answer) + answer.body());
                yield true;
            }
            case Behaviour.Silence _ -> {
                closed.await();
                yield false;
            }
            case Behaviour.Drop _ -> false;
            case Behaviour.Cut(var promised, var sent) -> {
                write("HTTP/1.1 200 OK\r\nContent-Length: " + promised + "\r\n\r\n" + sent);
                yield false;
            }
            case Behaviour.Huge(var bytes) -> {
                huge(bytes);
                yield true;
            }
            case Behaviour.Trickle _ -> {
                trickle();
                yield false;
            }
            case Behaviour.Raw(var bytes) -> {
                write(bytes);
                yield false;
            }
            case Behaviour.Farewell(var status, var headers) -> {
                write(head(new Behaviour.Answer(status, headers, "")));
                yield false;
            }
        };
    }

    private static String head(Behaviour.Answer answer) {
        var head = new StringBuilder("HTTP/1.1 " + answer.status() + " Status\r\n");
        answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        var length = answer.body().getBytes(StandardCharsets.UTF_8).length;
        return head.append("Content-Length: " + length + "\r\n\r\n").toString();
    }

    private void huge(long bytes) throws IOException {
        write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = "x".repeat(8192);
        for (var sent = 0L; sent < bytes; sent += chunk.length()) {
            write("2000\r\n" + chunk + "\r\n");
        }
        write("0\r\n\r\n");
    }

    private void trickle() throws IOException, InterruptedException {
        write("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n");
        while (!closed.await(5, TimeUnit.MILLISECONDS)) {
            write("x");
        }
    }

    private @Nullable Received read() throws IOException {
        var start = line();
        if (start.isEmpty()) {
            return null;
        }
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        var words = start.split(" ", -1);
        return new Received(
                PROTOCOL, words[0], words[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
