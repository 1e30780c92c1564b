package caseloom.outbound;

import caseloom.outbound.Outcome.Failed;
import caseloom.outbound.Outcome.Why;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;

/// One call with its redirects. Made by one thread; another may abandon it.
final class Call {

    private final Wire plain;
    private final Wire secure;
    private final Underway underway = new Underway();

    Call(Wire plain, Wire secure) {
        this.plain = plain;
        this.secure = secure;
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
    void abandon() {
        underway.abandon();
    }

    private Outcome followed(Hop first, boolean redirects) throws IOException, HttpException {
        var hop = first;
        for (var count = 0; ; count++) {
            var answer = wire(hop).exchange(hop, underway);
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

    private Wire wire(Hop hop) {
        return hop.target().isSecure() ? secure : plain;
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
