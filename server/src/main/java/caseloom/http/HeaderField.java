package caseloom.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;

/// One header of an answer. Immutable; fields that never change are made once and shared.
public final class HeaderField {

    public static final HeaderField JSON_UTF_8 =
            of("Content-Type", "application/json; charset=utf-8");
    public static final HeaderField NO_STORE = of("Cache-Control", "no-store");

    private final Header header;

    private HeaderField(Header header) {
        this.header = header;
    }

    public static HeaderField of(String name, String value) {
        return new HeaderField(HeaderValues.create(HeaderNames.create(name), value));
    }

    Header header() {
        return header;
    }

    public String name() {
        return header.name();
    }

    public String value() {
        return header.get();
    }
}
