package caseloom.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// Storage with one bucket that speaks as much S3 as we use: puts an object whole or not at all,
/// checks the signature of every request and the digest of every body, and may be told to fail.
public final class StandInS3 implements AutoCloseable {

    public static final String BUCKET = "case-files";
    public static final String SECRET = "s3-secret-of-the-tests/abcdefghijklmnop";

    private static final String ACCESS = "AKIATESTS";
    private static final String REGION = "eu-test-1";
    private static final int PIECE = 64 * 1024;
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-");

    private final SignatureJudge judge = new SignatureJudge(ACCESS, SECRET, REGION);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Path folder;
    private volatile int failure;

    public StandInS3() {
        try {
            folder = Files.createTempDirectory("caseloom-s3");
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// What a server needs to be told to keep its large files here, as `NAME=value`.
    public String[] settings() {
        return new String[] {
            "S3_ENDPOINT=http://127.0.0.1:" + server.getAddress().getPort(),
            "S3_BUCKET=" + BUCKET,
            "S3_REGION=" + REGION,
            "S3_ACCESS_KEY=" + ACCESS,
            "S3_SECRET_KEY=" + SECRET
        };
    }

    /// From here on every request is answered with that status; 0 for proper answers again.
    public void failWith(int status) {
        failure = status;
    }

    /// The methods and paths of what was asked and signed well.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public long objects() {
        try (var all = Files.list(folder)) {
            return all.filter(file -> !file.toString().endsWith(".part")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            if (!judge.trusts(exchange)) {
                refuse(exchange, 403, "SignatureDoesNotMatch");
            } else if (failure != 0) {
                refuse(exchange, failure, "SlowDown");
            } else if (!path.startsWith("/" + BUCKET + "/")) {
                refuse(exchange, 404, "NoSuchBucket");
            } else {
                requests.add(exchange.getRequestMethod() + " " + path);
                answer(exchange, folder.resolve(path.substring(1).replace('/', '_')));
            }
        }
    }

    private static void answer(HttpExchange exchange, Path object) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, object);
            case "GET" -> get(exchange, object);
            case "HEAD" -> head(exchange, object);
            case "DELETE" -> {
                Files.deleteIfExists(object);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> refuse(exchange, 405, "MethodNotAllowed");
        }
    }

    private static void put(HttpExchange exchange, Path object) throws IOException {
        var headers = exchange.getRequestHeaders();
        var length = Long.parseLong(headers.getFirst("Content-Length"));
        var part = Files.createTempFile(object.getParent(), "put", ".part");
        var digest = sha256();
        var left = length;
        try (var out = Files.newOutputStream(part)) {
            var piece = new byte[PIECE];
            while (left > 0) {
                var read = exchange.getRequestBody().read(piece, 0, (int) Math.min(left, PIECE));
                if (read < 0) {
                    Files.delete(part);
                    throw new IOException("a body ended too early");
                }
                out.write(piece, 0, read);
                digest.update(piece, 0, read);
                left -= read;
            }
        }
        var given = headers.getFirst("x-amz-content-sha256");
        if (!HexFormat.of().formatHex(digest.digest()).equals(given)) {
            Files.delete(part);
            refuse(exchange, 400, "XAmzContentSHA256Mismatch");
            return;
        }
        Files.move(part, object, StandardCopyOption.ATOMIC_MOVE);
        exchange.sendResponseHeaders(200, -1);
    }

    private static void get(HttpExchange exchange, Path object) throws IOException {
        if (!Files.exists(object)) {
            refuse(exchange, 404, "NoSuchKey");
            return;
        }
        var size = Files.size(object);
        var range = exchange.getRequestHeaders().getFirst("Range");
        var found = RANGE.matcher(range == null ? "" : range);
        var from = found.matches() ? Long.parseLong(found.group(1)) : 0;
        if (found.matches() && from >= size) {
            refuse(exchange, 416, "InvalidRange");
            return;
        }
        try (var file = Files.newByteChannel(object, StandardOpenOption.READ)) {
            exchange.sendResponseHeaders(found.matches() ? 206 : 200, size - from);
            Channels.newInputStream(file.position(from)).transferTo(exchange.getResponseBody());
        }
    }

    private static void head(HttpExchange exchange, Path object) throws IOException {
        if (Files.exists(object)) {
            exchange.getResponseHeaders().set("Content-Length", "" + Files.size(object));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        var body = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
