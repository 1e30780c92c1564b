package caseloom.uploads;

import caseloom.Client;
import caseloom.Probe;
import caseloom.Reply;
import caseloom.TestServer;
import caseloom.access.NewToken;
import caseloom.access.TokenKind;
import caseloom.admin.Documents;
import caseloom.admin.FormBody;
import caseloom.audit.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// A server with a folder of its own for large files, and a case that takes some.
final class UploadRig implements AutoCloseable {

    private final Path folder;
    private final String[] settings;
    private final TestServer server;
    private final String token;
    private final Client client;
    private final String path;

    UploadRig(String... settings) {
        try {
            folder = Files.createTempDirectory("caseloom-uploads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.settings =
                Stream.concat(Stream.of("FILES_FOLDER=" + folder), Stream.of(settings))
                        .toArray(String[]::new);
        server = TestServer.start(this.settings);
        var tenant = server.tenant("acme");
        var admin =
                new NewToken(TokenKind.ADMIN, false, "tests", 0, tenant.caller().member(), null);
        token =
                server.node()
                        .tokens()
                        .create(Actor.system(tenant.organization().id()), admin)
                        .value();
        client = Client.of(server.node().address(), token);
        var workflow = server.publish(tenant, Documents.waiting("waiting"));
        var made =
                client.post(
                        "/api/v1/workflows/" + workflow.value() + "/cases",
                        "{\"attributes\":{\"amount\":1}}");
        path = "/api/v1/cases/" + made.at("/id").asLong() + "/files";
    }

    Client client() {
        return client;
    }

    URI address() {
        return server.node().address();
    }

    /// The same client, of another node on the same database and folder.
    Client onAnotherNode() {
        return client.at(server.join(settings).address());
    }

    String path() {
        return path;
    }

    /// The lines of a request that goes on with its body.
    String head(String framing) {
        return "POST "
                + path
                + " HTTP/1.1\nHost: x\nAuthorization: Bearer "
                + token
                + "\nContent-Type: "
                + FormBody.TYPE
                + "\n"
                + framing
                + "\n\n";
    }

    Reply upload(FormBody form, String... headers) {
        return upload(client, form, headers);
    }

    Reply upload(Client by, FormBody form, String... headers) {
        var all =
                Stream.concat(Stream.of("Content-Type: " + FormBody.TYPE), Stream.of(headers))
                        .toArray(String[]::new);
        return by.post(path, form.toString(), all);
    }

    void forward(Duration length) {
        server.clock().forward(length);
    }

    long rows(String table) {
        return server.database()
                .db()
                .atOnce(tx ->
                        tx.first("select count(*) from " + table, row -> row.getLong(1))
                                .orElseThrow());
    }

    long inFolder() {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Neither rows nor bytes, of any file.
    void untilNothingIsLeft() {
        Probe.until("nothing of it is left", () -> rows("files") + inFolder() == 0);
    }

    @Override
    public void close() {
        server.close();
    }
}
