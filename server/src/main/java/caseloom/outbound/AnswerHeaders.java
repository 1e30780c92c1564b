package caseloom.outbound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.Header;

/// The headers of an answer, by lower-case name.
final class AnswerHeaders {

    /// An answer with more is none.
    static final int MOST = 200;

    /// Bytes of one header.
    static final int BYTES_MOST = 32 * 1024;

    /// Bytes of all headers, where the protocol counts them together.
    static final int ALL_BYTES_MOST = 64 * 1024;

    private AnswerHeaders() {}

    static Map<String, List<String>> of(Header[] came) {
        var headers = new HashMap<String, List<String>>();
        for (var header : came) {
            headers.computeIfAbsent(
                            header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        headers.replaceAll((_, values) -> List.copyOf(values));
        return headers;
    }
}
