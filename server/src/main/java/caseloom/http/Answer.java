package caseloom.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a request is answered with: status, header fields in the order they are sent, and the bytes
/// of the body. Immutable as long as nobody writes into the bytes; prepared ones are shared, except
/// for those that are read from a source.
public final class Answer {

    private final int status;
    private final List<HeaderField> fields;
    private final Payload payload;

    private Answer(int status, List<HeaderField> fields, Payload payload) {
        this.status = status;
        this.fields = fields;
        this.payload = payload;
    }

    /// An answer whose bytes are not copied: they belong to the answer from here on.
    public static Answer of(int status, byte[] body, HeaderField... fields) {
        return new Answer(status, List.of(fields), new Payload.Whole(body));
    }

    /// An answer whose bytes are read while they are sent, so that their number does not matter to
    /// the memory. The source is closed afterwards; when it ends too early the connection breaks
    /// off.
    public static Answer streamed(
            int status, long length, InputStream source, HeaderField... fields) {
        return new Answer(status, List.of(fields), new Payload.Streamed(length, source));
    }

    /// An answer that goes on until its source is over.
    public static Answer lasting(int status, Lasting source, HeaderField... fields) {
        return new Answer(status, List.of(fields), new Payload.Live(source));
    }

    /// The answer to a `HEAD` request for that many bytes.
    public static Answer headOnly(int status, long length, HeaderField... fields) {
        return new Answer(
                status,
                List.of(fields),
                new Payload.Streamed(length, InputStream.nullInputStream()));
    }

    /// An answer with `Content-Type: application/json; charset=utf-8`.
    public static Answer json(int status, byte[] body) {
        return of(status, body, HeaderField.JSON_UTF_8);
    }

    public static Answer json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    /// The same answer with one more header field.
    public Answer with(HeaderField field) {
        var more = new ArrayList<HeaderField>(fields.size() + 1);
        more.addAll(fields);
        more.add(field);
        return new Answer(status, more, payload);
    }

    public int status() {
        return status;
    }

    List<HeaderField> fields() {
        return fields;
    }

    Payload payload() {
        return payload;
    }

    /// The bytes of an answer that is all in memory.
    byte[] body() {
        return switch (payload) {
            case Payload.Whole whole -> whole.bytes();
            case Payload.Streamed _, Payload.Live _ ->
                    throw new IllegalStateException("streamed, not in memory");
        };
    }
}
