package caseloom.cli;

import caseloom.core.json.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Making links by which members get an account.
@Command(
        name = "setup-link",
        description = {
            "Prints a link by which a member gets an account for the dashboard,",
            "or their account another password. It is good once. Needs a token",
            "of the installation."
        })
final class SetupLinkCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            description = "An active member; default: the first administrator.")
    private @Nullable String email;

    SetupLinkCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var body = Json.object();
        if (email != null) {
            body.put("email", email);
        }
        return session.call(api ->
                session.show(api.post("/setup-links", body), made -> Plain.of(made.path("link"))));
    }
}
