package caseloom.outbound;

import caseloom.outbound.Outcome.Answered;
import caseloom.outbound.Outcome.Failed;
import caseloom.outbound.Outcome.Why;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/// One call with its redirects. Made by one thread; another may abandon it.
final class Call {

    private final CloseableHttpClient client;
    private final OutboundSettings settings;
    private @Nullable HttpUriRequestBase underway;
    private boolean abandoned;

    Call(CloseableHttpClient client, OutboundSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    Outcome make(Request request) {
        try {
            return followed(Hop.first(request), request.redirects());
        } catch (Forbidden e) {
            return new Failed(Why.REFUSED, said(e));
        } catch (UnknownHostException _) {
            return new Failed(Why.BROKEN, "the host name is unknown");
        } catch (TooLarge e) {
            return new Failed(Why.TOO_LARGE, said(e));
        } catch (ConnectTimeoutException _) {
            return new Failed(Why.TIMEOUT, "no connection within the time limit");
        } catch (SocketTimeoutException _) {
            return new Failed(Why.TIMEOUT, "the answer did not come within the time limit");
        } catch (ConnectException _) {
            return new Failed(Why.BROKEN, "the connection was refused");
        } catch (SSLException e) {
            return new Failed(Why.BROKEN, "no trusted TLS connection: " + said(e));
        } catch (IOException | HttpException e) {
            return new Failed(Why.BROKEN, "the connection broke: " + said(e));
        }
    }

    /// Breaks off what is under way and lets nothing further begin.
    synchronized void abandon() {
        abandoned = true;
        if (underway != null) {
            underway.abort();
        }
    }

    private synchronized void begin(HttpUriRequestBase request) throws IOException {
        if (abandoned) {
            throw new IOException("the call was abandoned");
        }
        underway = request;
    }

    private Outcome followed(Hop first, boolean redirects) throws IOException, HttpException {
        var hop = first;
        for (var count = 0; ; count++) {
            var answer = exchange(hop);
            var location = answer.headers().get("location");
            if (!redirects || !Hop.isRedirect(answer.status()) || location == null) {
                return answer;
            }
            if (count == OutboundSettings.REDIRECTS_MOST) {
                throw new Forbidden("more than " + count + " redirects");
            }
            hop = hop.redirected(answer.status(), location.getFirst());
        }
    }

    private Answered exchange(Hop hop) throws IOException, HttpException {
        var request = hop.message();
        begin(request);
        @Nullable Answered answered = null;
        try (var response = client.executeOpen(null, request, null)) {
            var entity = response.getEntity();
            var body = entity == null ? new byte[0] : body(entity, request);
            answered = new Answered(response.getCode(), headers(response), body);
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

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        var headers = new HashMap<String, List<String>>();
        for (var header : response.getHeaders()) {
            headers.computeIfAbsent(
                            header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        headers.replaceAll((_, values) -> List.copyOf(values));
        return headers;
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge(int most) {
            super("the answer is larger than " + most + " bytes");
        }
    }
}
