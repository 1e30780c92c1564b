package caseloom.outbound;

import caseloom.outbound.Outcome.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// Gathers an answer as it comes, and knows early when it is none or enough. Filled by the library,
/// for one exchange.
///
/// It never throws: the library forgets what is thrown at the end of an answer in HTTP/2.
final class IncomingAnswer implements AsyncResponseConsumer<Answered>, FutureCallback<Answered> {

    private final CompletableFuture<Answered> outcome = new CompletableFuture<>();
    private final int most;
    private final boolean cuts;
    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private Map<String, List<String>> headers = Map.of();
    private @Nullable FutureCallback<Answered> library;
    private boolean whole;

    /// @param most bytes of the body
    /// @param cuts whether a longer body is cut there; otherwise it is a failure
    IncomingAnswer(int most, boolean cuts) {
        this.most = most;
        this.cuts = cuts;
    }

    /// What the exchange comes to. A whole answer is there once its connection can be used again;
    /// in all other cases the exchange may still be under way.
    CompletableFuture<Answered> outcome() {
        return outcome;
    }

    /// Begins anew when the request went out once more.
    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<Answered> told) {
        body = new ByteArrayOutputStream();
        status = response.getCode();
        headers = AnswerHeaders.of(response.getHeaders());
        library = told;
        if (response.getHeaders().length > AnswerHeaders.MOST) {
            var why = "the answer has more than " + AnswerHeaders.MOST + " headers";
            outcome.completeExceptionally(new ProtocolException(why));
        } else if (entity == null) {
            streamEnd(null);
        } else if (!cuts && entity.getContentLength() > most) {
            outcome.completeExceptionally(new TooLarge(most));
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    /// There is no need to hold the other side back: it is broken off when it has said enough.
    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer came) {
        var room = most - body.size();
        if (came.remaining() > room && !cuts) {
            outcome.completeExceptionally(new TooLarge(most));
        }
        var bytes = new byte[Math.min(came.remaining(), room)];
        came.get(bytes);
        // What is left nobody wants, and the library would hand it over again and again.
        came.position(came.limit());
        body.writeBytes(bytes);
        if (cuts && body.size() == most) {
            outcome.complete(answered());
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        whole = true;
        if (library != null) {
            library.completed(answered());
        }
    }

    /// The last that the library does: by now the connection is free.
    @Override
    public void releaseResources() {
        if (whole) {
            outcome.complete(answered());
        }
    }

    @Override
    public void completed(Answered answered) {}

    @Override
    public void failed(Exception cause) {
        outcome.completeExceptionally(cause);
    }

    @Override
    public void cancelled() {
        outcome.cancel(true);
    }

    private Answered answered() {
        return new Answered(status, headers, body.toByteArray());
    }
}
