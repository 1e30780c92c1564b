package caseloom.ops;

import caseloom.core.cases.WorkflowId;
import caseloom.ops.FirstStart.Made;
import java.io.PrintStream;
import java.util.Optional;

/// What the server says on its standard output once it is ready. Secrets are said at the first
/// start only, and never to the log.
///
/// @param address where the server is reached, without a slash at the end
/// @param casesPath where below it the cases of a workflow are, its number being `{}`
public record Greeting(String address, String casesPath) {

    private static final String EXAMPLE =
            "{\"attributes\": {\"amount\": 42, \"reason\": \"late delivery\"}}";

    /// Says that the server is ready, and what was made when this was the first start.
    public void print(PrintStream to, Optional<Made> made) {
        to.println("Caseloom is ready at " + address);
        made.ifPresent(first -> print(to, first));
        to.flush();
    }

    private void print(PrintStream to, Made made) {
        var authorization = " -H 'Authorization: Bearer " + made.apiToken() + "'";
        to.println();
        to.println("Your API token, shown only this once:");
        to.println("  " + made.apiToken());
        to.println();
        made.example()
                .ifPresentOrElse(
                        workflow -> printExample(to, cases(workflow), authorization),
                        () -> printNext(to));
    }

    private static void printExample(PrintStream to, String cases, String authorization) {
        to.println("Create a case:");
        to.println(
                "  curl -s -X POST "
                        + cases
                        + authorization
                        + " -H 'Content-Type: application/json' -d '"
                        + EXAMPLE
                        + "'");
        to.println();
        to.println("See what became of it:");
        to.println("  curl -s " + cases + "/1" + authorization);
    }

    private static void printNext(PrintStream to) {
        to.println("Publish a workflow:");
        to.println("  ./caseloom workflow push --publish <file.yaml>");
    }

    private String cases(WorkflowId workflow) {
        return address + casesPath.replace("{}", Long.toString(workflow.value()));
    }
}
