package caseloom.engine;

/// Workflow documents for the engine's tests.
final class Documents {

    private Documents() {}

    static String named(String name, String steps) {
        return """
        document: { dsl: '1.0.3', namespace: test, name: %s, version: '1.0.0' }
        do:
        """
                        .replace("%s", name)
                + steps.indent(2);
    }

    static final String REFUND =
            named(
                    "refund",
                    """
                    - total:
                        call: set-attributes:1.0.0@default
                        with: { total: '${ .amount * 1.1 }' }
                    - large:
                        if: ${ .total > 40 }
                        call: set-attributes:1.0.0@default
                        with: { priority: high }
                    - close:
                        call: set-status:1.0.0@default
                        with: { status: Closed }
                    """);

    static final String PATIENT =
            named(
                    "patient",
                    """
                    - pause:
                        wait: { hours: 2 }
                    - note:
                        call: set-attributes:1.0.0@default
                        with: { waited: true }
                    """);

    static String calling(String uri) {
        return named(
                "calling",
                """
                - ask:
                    call: http
                    with:
                      method: post
                      endpoint: URI
                      body: { amount: '${ .amount }' }
                - keep:
                    call: set-attributes:1.0.0@default
                    with: { serial: '${ .serial }' }
                """
                        .replace("URI", uri));
    }

    static final String LONG =
            named(
                    "long",
                    """
                    - count:
                        for: { each: n, in: '${ .items }' }
                        do:
                          - step:
                              set: { items: '${ .items }', last: '${ $n }' }
                    - keep:
                        call: set-attributes:1.0.0@default
                        with: { last: '${ .last }' }
                    """);
}
