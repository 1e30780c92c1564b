package caseloom.admin;

/// Workflow documents for tests.
public final class Documents {

    private Documents() {}

    /// A workflow that closes its cases at once.
    public static String closing(String name) {
        return named(
                name,
                "",
                """
                - close:
                    call: set-status
                    with: { status: Closed }
                """);
    }

    /// A workflow that waits for ever, as far as a test goes.
    public static String waiting(String name) {
        return named(
                name,
                "",
                """
                - pause:
                    wait: { hours: 2 }
                """);
    }

    /// A workflow whose run fails.
    public static String failing(String name) {
        return named(
                name,
                "",
                """
                - fail:
                    raise:
                      error:
                        type: https://example.com/errors/odd
                        status: 400
                        title: It is odd
                """);
    }

    /// A workflow that leaves its cases in a status of its own.
    static String holding(String name, String statuses, String status) {
        return named(
                name,
                "metadata: { statuses: [" + statuses + "] }",
                """
                - hold:
                    call: set-status
                    with: { status: %s }
                """
                        .replace("%s", status));
    }

    /// A workflow of that name with these steps.
    public static String named(String name, String metadata, String steps) {
        return """
        document:
          dsl: '1.0.3'
          namespace: test
          name: %n
          version: '1.0.0'
          title: The %n
          %m
        input:
          schema:
            document:
              type: object
              required: [amount]
              properties:
                amount: { type: number }
        do:
        """
                        .replace("%n", name)
                        .replace("%m", metadata)
                + steps.indent(2);
    }
}
