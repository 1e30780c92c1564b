package caseloom.ops;

import caseloom.access.Caller;
import caseloom.access.Keys;
import caseloom.access.NewKey;
import caseloom.access.NewToken;
import caseloom.access.Organizations;
import caseloom.access.Tokens;
import caseloom.accounts.SetupLinks;
import caseloom.core.cases.WorkflowId;
import caseloom.db.DataFolder;
import caseloom.db.Db;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.workflows.Workflows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a server makes when its database has no organization yet: one, its first administrator, an
/// administrator token, an API token, a key, and an example workflow.
public final class FirstStart {

    /// Where the administrator token lies in the data folder.
    public static final String ADMIN_TOKEN = "admin-token";

    private static final Sql SQL = Sql.of(FirstStart.class, "first_start.sql");

    private static final String EXAMPLE = "refund-request.yaml";

    private final Db db;
    private final DataFolder data;
    private final Makers makers;

    /// The features that make the beginnings.
    public record Makers(
            Organizations organizations,
            Tokens tokens,
            Keys keys,
            Workflows workflows,
            SetupLinks setupLinks) {}

    public FirstStart(Db db, DataFolder data, Makers makers) {
        this.db = db;
        this.data = data;
        this.makers = makers;
    }

    /// What was made, to be shown once.
    ///
    /// @param setupLink what stands behind the address where the administrator gets an account
    /// @param example empty when no examples were wanted
    public record Made(String apiToken, String key, String setupLink, Optional<Example> example) {

        @Override
        public String toString() {
            return "Made[" + example + "]";
        }
    }

    /// The example workflow: its number, and its text id (L-46).
    public record Example(WorkflowId id, String key) {}

    /// Makes the beginnings in one transaction; empty when there are some already.
    public Optional<Made> make(String adminEmail, boolean withExample) {
        return db.system(tx -> {
            tx.all(SQL.get("alone"));
            return begun(tx) ? Optional.empty() : Optional.of(made(tx, adminEmail, withExample));
        });
    }

    private static boolean begun(Tx tx) {
        return tx.first(SQL.get("begun"), row -> row.getBoolean(1)).orElseThrow();
    }

    /// The administrator token is in its file before the commit: a crash in between leaves a file
    /// that the next start writes anew, never a token that nobody knows.
    private Made made(Tx tx, String adminEmail, boolean withExample) {
        var made = makers.organizations().create(tx, "My organization", adminEmail);
        var administrator = made.administrator().id();
        var admin =
                makers.tokens()
                        .create(
                                tx,
                                made.id(),
                                NewToken.installation("Command line", administrator));
        var api = makers.tokens().create(tx, made.id(), NewToken.api("First token", administrator));
        var key = makers.keys().create(tx, made.id(), NewKey.of("First key", administrator));
        data.keep(ADMIN_TOKEN, admin.value());
        var caller = new Caller(made.id(), admin.id(), administrator, true);
        return new Made(
                api.value(),
                key.value(),
                makers.setupLinks().make(tx, made.id(), made.administrator()).path(),
                withExample ? Optional.of(example(tx, caller)) : Optional.empty());
    }

    private Example example(Tx tx, Caller caller) {
        var workflow = makers.workflows().establish(tx, caller, document());
        return new Example(workflow.id(), workflow.key());
    }

    private static String document() {
        try (var stream = FirstStart.class.getResourceAsStream("/examples/" + EXAMPLE)) {
            if (stream == null) {
                throw new IllegalStateException("no " + EXAMPLE + " in the server");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
