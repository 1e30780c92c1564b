package caseloom.ops;

import caseloom.ops.FirstStart.Example;
import caseloom.ops.FirstStart.Made;
import java.io.PrintStream;
import java.util.Optional;

/// What the server says on its standard output once it is ready. Secrets are said at the first
/// start only, and never to the log.
///
/// @param address where the server is reached, without a slash at the end
/// @param casesPath where below it the cases of a workflow are, its number being `{}`
/// @param initiatePath where below it a task of a workflow begins, its text id being `{}`
/// @param dashboardPath where below it the dashboard is, if this server was built with it
public record Greeting(
        String address, String casesPath, String initiatePath, Optional<String> dashboardPath) {

    private static final String CASE =
            "{\"attributes\": {\"amount\": 42, \"reason\": \"late delivery\"}}";

    private static final String TASK =
            "{\"variables\": ["
                    + "{\"variable_id\": \"amount\", \"type\": \"number\", \"value\": \"42\"}, "
                    + "{\"variable_id\": \"reason\", \"type\": \"text\","
                    + " \"value\": \"late delivery\"}]}";

    /// Says that the server is ready, and what was made when this was the first start.
    public void print(PrintStream to, Optional<Made> made) {
        to.println("Caseloom is ready at " + address);
        to.println(
                dashboardPath
                        .map(path -> "Dashboard: " + address + path)
                        .orElse(
                                "Built without the dashboard, which takes Node.js 20 or newer."
                                        + " Everything else works."));
        made.ifPresent(first -> print(to, first));
        to.flush();
    }

    private void print(PrintStream to, Made made) {
        var authorization = " -H 'Authorization: Bearer " + made.apiToken() + "'";
        to.println();
        to.println("Your account for the dashboard, made by whoever opens this link first:");
        to.println("  " + address + made.setupLink());
        to.println();
        to.println("Your API token, shown only this once:");
        to.println("  " + made.apiToken());
        to.println();
        made.example().ifPresent(example -> printCase(to, cases(example), authorization));
        to.println("Your key for the Chamelio API, shown only this once:");
        to.println("  " + made.key());
        to.println();
        made.example()
                .ifPresentOrElse(
                        example -> printTask(to, initiate(example), made.key()),
                        () -> printNext(to));
    }

    private static void printCase(PrintStream to, String cases, String authorization) {
        to.println("Create a case:");
        to.println(
                "  curl -s -X POST "
                        + cases
                        + authorization
                        + " -H 'Content-Type: application/json' -d '"
                        + CASE
                        + "'");
        to.println();
        to.println("See what became of it:");
        to.println("  curl -s " + cases + "/1" + authorization);
        to.println();
    }

    private static void printTask(PrintStream to, String initiate, String key) {
        to.println("Initiate a task of the same workflow:");
        to.println(
                "  curl -s -X POST "
                        + initiate
                        + " -H 'X-API-Key: "
                        + key
                        + "' -H 'Content-Type: application/json' -d '"
                        + TASK
                        + "'");
    }

    private static void printNext(PrintStream to) {
        to.println("Publish a workflow:");
        to.println("  ./caseloom workflow push --publish <file.yaml>");
    }

    private String cases(Example example) {
        return address + casesPath.replace("{}", Long.toString(example.id().value()));
    }

    private String initiate(Example example) {
        return address + initiatePath.replace("{}", example.key());
    }
}
