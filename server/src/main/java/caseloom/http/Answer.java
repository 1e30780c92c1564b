package caseloom.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a request is answered with: status, header fields in the order they are sent, and the bytes
/// of the body. Immutable as long as nobody writes into the bytes; prepared ones are shared.
public final class Answer {

    private final int status;
    private final List<HeaderField> fields;
    private final byte[] body;

    private Answer(int status, List<HeaderField> fields, byte[] body) {
        this.status = status;
        this.fields = fields;
        this.body = body;
    }

    /// An answer whose bytes are not copied: they belong to the answer from here on.
    public static Answer of(int status, byte[] body, HeaderField... fields) {
        return new Answer(status, List.of(fields), body);
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
        return new Answer(status, more, body);
    }

    public int status() {
        return status;
    }

    List<HeaderField> fields() {
        return fields;
    }

    byte[] body() {
        return body;
    }
}
