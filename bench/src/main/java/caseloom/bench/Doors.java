package caseloom.bench;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Finds the door that the options ask for, and the workflow behind it.
///
/// @param nobody the server, without a token
record Doors(Options options, Target nobody, Stub stub) {

    /// The name of the flood's organization and workflow.
    private static final String FLOOD = "flood";

    /// With a token or key that an administrator makes, unless there is one, and with the
    /// workload's document published.
    Door made(Administration administration) throws IOException {
        var token = options.token;
        var document = options.workload.document(stub.url());
        if (document.isPresent() && options.workflow == null) {
            administration.publish(document.get());
        }
        for (var webhook = 0; webhook < options.webhooks; webhook++) {
            administration.endpoint(stub.url() + "/" + webhook);
        }
        return of(administration, token, options.workflow());
    }

    /// The door of the flood, behind which is the same workflow: as another one, or in an
    /// organization made for it.
    Door flooding(Administration administration) throws IOException {
        var name = options.workflow();
        var document = administration.document(name);
        if (options.flood == Flood.Name.WORKFLOW) {
            administration.publish(
                    document.replace(name, FLOOD).replace(name.replace('-', '_'), FLOOD));
            return of(administration, options.token, FLOOD);
        }
        var other = administration.of(administration.organization(FLOOD));
        other.publish(document);
        return of(other, null, name);
    }

    /// The flood's, with the token and workflow of the options.
    Door floodGiven() {
        var workflow = options.floodWorkflow;
        if (options.floodToken == null
                || workflow == null
                || !workflow.matches("[0-9]+")
                || options.door != Door.Name.CHAMP) {
            throw new IllegalArgumentException(
                    "--flood with --url needs --admin-token of the installation, or, with --door"
                            + " champ, --flood-token and --flood-workflow by its number");
        }
        var target = nobody.with(options.floodToken);
        return new ChampDoor(target, Long.parseLong(workflow), options.workload);
    }

    private Door of(Administration administration, @Nullable String token, String workflow)
            throws IOException {
        return switch (options.door) {
            case CHAMP ->
                    new ChampDoor(
                            nobody.with(
                                    token == null ? administration.unlimitedToken("bench") : token),
                            administration.workflow(workflow),
                            options.workload);
            case CHAMELIO ->
                    new ChamelioDoor(
                            nobody.with(
                                    token == null ? administration.unlimitedKey("bench") : token),
                            administration.key(workflow));
        };
    }

    /// With the token and workflow of the options.
    Door given() {
        var form = options.door == Door.Name.CHAMP ? "[0-9]+" : "[a-z][a-z0-9_]*";
        var workflow = options.workflow();
        if (options.token == null || !workflow.matches(form)) {
            throw new IllegalArgumentException(
                    "--url needs --admin-token, or --token and the --workflow by its number (for"
                            + " chamelio: a key and its text id)");
        }
        var target = nobody.with(options.token);
        return switch (options.door) {
            case CHAMP -> new ChampDoor(target, Long.parseLong(workflow), options.workload);
            case CHAMELIO -> new ChamelioDoor(target, workflow);
        };
    }
}
