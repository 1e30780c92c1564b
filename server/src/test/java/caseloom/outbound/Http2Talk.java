package caseloom.outbound;

import caseloom.outbound.Receiver.Behaviour;
import caseloom.outbound.Receiver.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http2.frame.DefaultFrameFactory;
import org.apache.hc.core5.http2.frame.FrameFactory;
import org.apache.hc.core5.http2.frame.FrameFlag;
import org.apache.hc.core5.http2.frame.FrameType;
import org.apache.hc.core5.http2.frame.RawFrame;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.http2.impl.io.FrameInputBuffer;
import org.apache.hc.core5.http2.impl.io.FrameOutputBuffer;
import org.apache.hc.core5.util.ByteArrayBuffer;

/// HTTP/2, one request after the other, badly if need be. It keeps to the windows that the client
/// opens.
final class Http2Talk implements Talk {

    static final String PROTOCOL = "HTTP/2";

    private static final int PREFACE = 24;
    private static final int FRAME_MOST = 16_384;
    private static final int INITIAL_WINDOW = 4;
    private static final FrameFactory FRAMES = DefaultFrameFactory.INSTANCE;

    private final InputStream in;
    private final OutputStream out;
    private final Ear ear;
    private final CountDownLatch closed;
    private final FrameInputBuffer input = new FrameInputBuffer(FRAME_MOST);
    private final FrameOutputBuffer output = new FrameOutputBuffer(FRAME_MOST);
    private final HPackDecoder decoder = new HPackDecoder(4096, StandardCharsets.US_ASCII);
    private final HPackEncoder encoder = new HPackEncoder(0, StandardCharsets.US_ASCII);
    private long connectionWindow = 65_535;
    private long initialWindow = 65_535;
    private long streamWindow;
    private boolean greeted;
    private int stream;
    private boolean reset;

    Http2Talk(InputStream in, OutputStream out, Ear ear, CountDownLatch closed) {
        this.in = in;
        this.out = out;
        this.ear = ear;
        this.closed = closed;
    }

    @Override
    public boolean exchange() throws IOException, InterruptedException {
        if (!greeted) {
            in.readNBytes(PREFACE);
            output.write(FRAMES.createSettings(), out);
            greeted = true;
        }
        try {
            return act(ear.hear(read()));
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    private boolean act(Behaviour behaviour)
            throws IOException, InterruptedException, HttpException {
        return switch (behaviour) {
            case Behaviour.Answer answer -> {
                var body = answer.body().getBytes(StandardCharsets.UTF_8);
                head(answer.status(), answer.headers(), body.length, body.length == 0);
                if (body.length > 0) {
                    data(body, true);
                }
                yield true;
            }
            case Behaviour.Silence _ -> {
                closed.await();
                yield false;
            }
            case Behaviour.Drop _ -> false;
            case Behaviour.Cut(var promised, var sent) -> {
                head(200, Map.of(), promised, false);
                data(sent.getBytes(StandardCharsets.UTF_8), false);
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
                out.write(bytes.getBytes(StandardCharsets.UTF_8));
                out.flush();
                yield false;
            }
            case Behaviour.Farewell(var status, var headers) -> {
                head(status, headers, 0, true);
                yield false;
            }
        };
    }

    private void huge(long bytes) throws IOException, HttpException {
        head(200, Map.of(), -1, false);
        var chunk = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
        for (var sent = 0L; sent < bytes && !reset; sent += chunk.length) {
            data(chunk, false);
        }
        data(new byte[0], true);
    }

    private void trickle() throws IOException, InterruptedException, HttpException {
        head(200, Map.of(), 90_000, false);
        while (!closed.await(5, TimeUnit.MILLISECONDS)) {
            data(new byte[] {'x'}, false);
        }
    }

    /// @param length less than 0 to say none
    private void head(int status, Map<String, String> headers, int length, boolean end)
            throws IOException {
        var all = new ArrayList<Header>();
        all.add(new BasicHeader(":status", Integer.toString(status)));
        headers.forEach(
                (name, value) -> all.add(new BasicHeader(name.toLowerCase(Locale.ROOT), value)));
        if (length >= 0) {
            all.add(new BasicHeader("content-length", Integer.toString(length)));
        }
        var packed = new ByteArrayBuffer(1024);
        encoder.encodeHeaders(packed, all, false);
        for (var sent = 0; sent < packed.length(); sent += FRAME_MOST) {
            var part = Math.min(FRAME_MOST, packed.length() - sent);
            var payload = ByteBuffer.wrap(packed.array(), sent, part);
            var last = sent + part == packed.length();
            output.write(
                    sent == 0
                            ? FRAMES.createHeaders(stream, payload, last, end)
                            : FRAMES.createContinuation(stream, payload, last),
                    out);
        }
    }

    private void data(byte[] bytes, boolean end) throws IOException, HttpException {
        var sent = 0;
        do {
            var room = (int) Math.min(FRAME_MOST, Math.min(connectionWindow, streamWindow));
            var part = Math.min(bytes.length - sent, room);
            if (part > 0 || bytes.length == 0) {
                var last = sent + part == bytes.length;
                var payload = ByteBuffer.wrap(bytes, sent, part);
                output.write(FRAMES.createData(stream, payload, end && last), out);
                connectionWindow -= part;
                streamWindow -= part;
                sent += part;
            } else {
                heed(input.read(in));
            }
        } while (sent < bytes.length && !reset);
    }

    /// What a frame says that belongs to no request.
    private void heed(RawFrame frame) throws IOException {
        if (frame.isType(FrameType.SETTINGS) && !frame.isFlagSet(FrameFlag.ACK)) {
            settings(payload(frame));
            output.write(FRAMES.createSettingsAck(), out);
        } else if (frame.isType(FrameType.PING) && !frame.isFlagSet(FrameFlag.ACK)) {
            output.write(FRAMES.createPingAck(payload(frame)), out);
        } else if (frame.isType(FrameType.WINDOW_UPDATE)) {
            var more = payload(frame).getInt() & 0x7FFFFFFF;
            if (frame.getStreamId() == 0) {
                connectionWindow += more;
            } else {
                streamWindow += more;
            }
        } else if (frame.isType(FrameType.RST_STREAM)) {
            reset = true;
        } else if (frame.isType(FrameType.GOAWAY)) {
            throw new IOException("the client goes away");
        }
    }

    private void settings(ByteBuffer said) {
        while (said.remaining() >= 6) {
            var setting = said.getShort();
            var value = said.getInt();
            if (setting == INITIAL_WINDOW) {
                initialWindow = value;
            }
        }
    }

    private Received read() throws IOException, HttpException {
        var packed = new ByteArrayOutputStream();
        var body = new ByteArrayOutputStream();
        for (var ended = false; !ended; ) {
            var frame = input.read(in);
            if (frame.isType(FrameType.HEADERS)) {
                stream = frame.getStreamId();
                streamWindow = initialWindow;
                reset = false;
                keep(frame, frame.isFlagSet(FrameFlag.PRIORITY) ? 5 : 0, packed);
                ended = frame.isFlagSet(FrameFlag.END_STREAM);
                while (!frame.isFlagSet(FrameFlag.END_HEADERS)) {
                    frame = input.read(in);
                    keep(frame, 0, packed);
                }
            } else if (frame.isType(FrameType.DATA)) {
                keep(frame, 0, body);
                ended = frame.isFlagSet(FrameFlag.END_STREAM);
            } else {
                heed(frame);
            }
        }
        var headers = decoder.decodeHeaders(ByteBuffer.wrap(packed.toByteArray()));
        return received(headers, body.toString(StandardCharsets.UTF_8));
    }

    private static Received received(List<Header> came, String body) {
        var headers = new LinkedHashMap<String, String>();
        came.forEach(one -> headers.put(one.getName(), one.getValue()));
        var method = Objects.requireNonNull(headers.remove(":method"));
        var path = Objects.requireNonNull(headers.remove(":path"));
        headers.remove(":scheme");
        headers.put("host", Objects.requireNonNull(headers.remove(":authority")));
        return new Received(PROTOCOL, method, path, headers, body);
    }

    private static void keep(RawFrame frame, int without, ByteArrayOutputStream in) {
        var payload = payload(frame);
        var bytes = new byte[payload.remaining()];
        payload.get(bytes);
        in.write(bytes, without, bytes.length - without);
    }

    private static ByteBuffer payload(RawFrame frame) {
        var content = frame.getPayloadContent();
        return content == null ? ByteBuffer.allocate(0) : content.duplicate();
    }
}
