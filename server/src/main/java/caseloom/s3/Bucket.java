package caseloom.s3;

import caseloom.outbound.Sending;
import caseloom.outbound.Transfer;
import caseloom.outbound.TransferLimits;
import caseloom.outbound.Transfers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A bucket, addressed by the path of its endpoint. Names of objects are letters, digits and
/// slashes, so that nobody reads them another way. Safe to share.
public final class Bucket implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(/[A-Za-z0-9]+)*");

    /// SHA-256 of no bytes.
    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// How long nothing may come of an answer.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /// What is read of an answer that says what is wrong.
    private static final int SAID_MOST = 8_192;

    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,100})</Code>");

    private final S3Settings settings;
    private final InstantSource clock;
    private final Signature signature;
    private final Transfers transfers;

    public Bucket(S3Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.signature = new Signature(settings.credentials(), settings.region());
        this.transfers =
                new Transfers(
                        host(settings.endpoint()),
                        new TransferLimits(
                                CONNECT, SILENCE, settings.timeout(), settings.connections()));
    }

    public String name() {
        return settings.bucket();
    }

    /// Stores a file whole, or not at all.
    ///
    /// @param sha256 of its bytes, in hexadecimal digits; the storage refuses others
    public void put(String object, Path file, String sha256) throws IOException {
        try (var answer = send("PUT", object, Map.of(), sha256, file)) {
            expect(answer, "an object cannot be stored", 200);
        }
    }

    /// The bytes from there on; none at or behind the end.
    ///
    /// @throws NoSuchFileException when there is no such object
    public InputStream open(String object, long offset) throws IOException {
        var headers =
                offset == 0 ? Map.<String, String>of() : Map.of("range", "bytes=" + offset + "-");
        var answer = send("GET", object, headers, EMPTY, null);
        var kept = false;
        try {
            if (answer.status() == 416) {
                return InputStream.nullInputStream();
            }
            if (answer.status() == 404) {
                throw new NoSuchFileException(object);
            }
            expect(answer, "an object cannot be read", offset == 0 ? 200 : 206);
            kept = true;
            return answer.body();
        } finally {
            if (!kept) {
                answer.close();
            }
        }
    }

    /// How many bytes an object has; empty when there is none.
    public OptionalLong size(String object) throws IOException {
        try (var answer = send("HEAD", object, Map.of(), EMPTY, null)) {
            if (answer.status() == 404) {
                return OptionalLong.empty();
            }
            expect(answer, "an object cannot be looked up", 200);
            var length = answer.header("Content-Length").orElse("");
            if (!length.matches("[0-9]{1,18}")) {
                throw new BucketFault("an object cannot be looked up", 200, "without a length");
            }
            return OptionalLong.of(Long.parseLong(length));
        }
    }

    /// Nothing happens when there is no such object.
    public void remove(String object) throws IOException {
        try (var answer = send("DELETE", object, Map.of(), EMPTY, null)) {
            if (answer.status() != 404 && answer.status() != 200) {
                expect(answer, "an object cannot be removed", 204);
            }
        }
    }

    @Override
    public void close() throws IOException {
        transfers.close();
    }

    private Transfer send(
            String method,
            String object,
            Map<String, String> headers,
            String payload,
            @Nullable Path file)
            throws IOException {
        if (!NAME.matcher(object).matches()) {
            throw new IllegalArgumentException("no name of an object of ours");
        }
        var uri = URI.create(settings.endpoint() + "/" + settings.bucket() + "/" + object);
        var signed = signature.sign(method, uri, headers, payload, clock.instant());
        try {
            return transfers.send(new Sending(method, uri.toString(), signed, file));
        } catch (IOException e) {
            throw new BucketFault("the storage of files does not answer", e);
        }
    }

    private static void expect(Transfer answer, String what, int status) throws IOException {
        if (answer.status() != status) {
            var text = new String(answer.body().readNBytes(SAID_MOST), StandardCharsets.UTF_8);
            var code = CODE.matcher(text);
            throw new BucketFault(what, answer.status(), code.find() ? code.group(1) : "");
        }
    }

    /// With its port, so that no other service of that host is reached.
    private static String host(String endpoint) {
        var uri = URI.create(endpoint);
        var usual = uri.getScheme().equals("https") ? 443 : 80;
        return uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
    }
}
