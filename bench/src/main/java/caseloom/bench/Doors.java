package caseloom.bench;

import java.io.IOException;

/// Finds the door that the options ask for, and the workflow behind it.
///
/// @param nobody the server, without a token
record Doors(Options options, Target nobody, Stub stub) {

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
        return switch (options.door) {
            case CHAMP ->
                    new ChampDoor(
                            nobody.with(
                                    token == null ? administration.unlimitedToken("bench") : token),
                            administration.workflow(options.workflow()),
                            options.workload);
            case CHAMELIO ->
                    new ChamelioDoor(
                            nobody.with(
                                    token == null ? administration.unlimitedKey("bench") : token),
                            administration.key(options.workflow()));
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
