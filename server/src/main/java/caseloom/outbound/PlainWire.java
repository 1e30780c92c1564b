package caseloom.outbound;

import caseloom.outbound.Outcome.Answered;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP/1.1 without encryption, on the thread of the call.
final class PlainWire implements Wire {

    private final CloseableHttpClient client;
    private final OutboundSettings settings;

    PlainWire(OutboundSettings settings, AddressGuard guard) {
        this.client = ClientSetup.client(settings, guard);
        this.settings = settings;
    }

    @Override
    public Answered exchange(Hop hop, Underway underway) throws IOException, HttpException {
        var request = hop.message();
        underway.begin(request::abort);
        @Nullable Answered answered = null;
        try (var response = client.executeOpen(null, request, null)) {
            var entity = response.getEntity();
            var body = entity == null ? new byte[0] : body(entity, request);
            var headers = AnswerHeaders.of(response.getHeaders());
            answered = new Answered(response.getCode(), headers, body);
            return answered;
        } catch (IOException e) {
            // Closing an answer that was cut complains of what is missing.
            if (answered != null && settings.cuts()) {
                return answered;
            }
            throw e;
        }
    }

    /// Reads one byte more than allowed, to know. Too long an answer is broken off: closing alone
    /// would read it to its end.
    private byte[] body(HttpEntity entity, HttpUriRequestBase request) throws IOException {
        var most = settings.answerMost();
        if (settings.cuts()) {
            return beginning(entity, request, most);
        }
        var announced = entity.getContentLength();
        var bytes = announced > most ? new byte[0] : entity.getContent().readNBytes(most + 1);
        if (announced > most || bytes.length > most) {
            request.abort();
            throw new TooLarge(most);
        }
        return bytes;
    }

    /// What is behind it is not waited for.
    private static byte[] beginning(HttpEntity entity, HttpUriRequestBase request, int most)
            throws IOException {
        var bytes = entity.getContent().readNBytes(most);
        if (bytes.length == most) {
            request.abort();
        }
        return bytes;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close an outbound client", e);
        }
    }
}
