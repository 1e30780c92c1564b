package caseloom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of data of a stream of server-sent events.
public final class EventStream implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final BufferedReader lines;

    /// Begins to read; the header says who does.
    public EventStream(URI address, String header, String value)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header(header, value).build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("text/event-stream; charset=utf-8");
        lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /// The next line of data; null when the server has ended the stream.
    public @Nullable String next() throws IOException {
        var line = lines.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = lines.readLine();
        }
        return line;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
