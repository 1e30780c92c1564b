package caseloom.core.interpreter;

import java.util.random.RandomGenerator;

/// A small document with steps of every kind that waits, repeats, fails or runs beside others.
final class RandomDocument {

    private static final String HEAD =
            "document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }\n";

    private final RandomGenerator random;
    private int names;

    private RandomDocument(RandomGenerator random) {
        this.random = random;
    }

    static String of(RandomGenerator random) {
        var document = new RandomDocument(random);
        var timeout = random.nextInt(8) == 0 ? "timeout: { after: PT4H }\n" : "";
        return HEAD + timeout + "do: " + document.list(3) + "\n";
    }

    private String list(int depth) {
        var list = new StringBuilder("[");
        for (var left = random.nextInt(1, 4); left > 0; left--) {
            list.append(list.length() > 1 ? ", " : "").append(step(depth));
        }
        return list.append(']').toString();
    }

    private String step(int depth) {
        var body = depth == 0 || random.nextInt(3) == 0 ? leaf() : block(depth - 1);
        return "{ s" + names++ + ": { " + body + common() + " } }";
    }

    private String common() {
        return switch (random.nextInt(12)) {
            case 0 -> ", timeout: { after: PT90M }";
            case 1 -> ", if: $context.a != 1";
            case 2 -> ", export: { as: '$context + { a: " + random.nextInt(3) + " }' }";
            case 3 -> ", then: " + (random.nextInt(4) == 0 ? "end" : "exit");
            case 4 -> ", output: { as: '{ o: . }' }";
            default -> "";
        };
    }

    private String block(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> "do: " + list(depth);
            case 1 -> "for: { in: '[range(" + random.nextInt(4) + ")]' }, do: " + list(depth);
            case 2 -> "try: " + list(depth) + ", catch: " + handler(depth);
            case 3 ->
                    "listen: { to: "
                            + consumption()
                            + " }, foreach: { do: "
                            + list(depth)
                            + ", export: { as: '$context + { b: $index }' } }";
            default ->
                    "fork: { branches: "
                            + list(depth)
                            + ", compete: "
                            + random.nextBoolean()
                            + " }";
        };
    }

    private String handler(int depth) {
        return switch (random.nextInt(3)) {
            case 0 -> "{ do: " + list(depth) + " }";
            case 1 ->
                    "{ retry: { delay: PT1M, limit: { attempt: { count: 2, duration: PT1H } } } }";
            default -> "{}";
        };
    }

    private String leaf() {
        return switch (random.nextInt(11)) {
            case 0 -> "wait: PT" + random.nextInt(1, 100) + "M";
            case 1, 2 -> "listen: { to: " + consumption() + " }";
            case 3 -> "raise: { error: { type: 'https://e.example/x', status: 500 } }";
            case 4 -> "emit: { event: { with: { source: 'https://e.example', type: x } } }";
            case 5 -> "call: http, with: { method: get, endpoint: 'https://x.example/' }";
            case 6 -> "call: wait-callback, with: { title: t }";
            case 8 -> "call: request-approval, with: { title: t, approvers: owner }";
            case 9 -> "call: request-signature, with: { file: document_1, signers: a@b.example }";
            case 7 ->
                    "run: { workflow: { namespace: t, name: o, version: latest }, await: "
                            + random.nextBoolean()
                            + " }";
            default -> "set: { n: " + random.nextInt(10) + ", c: '${ $context }' }";
        };
    }

    private String consumption() {
        return switch (random.nextInt(5)) {
            case 0 -> "{ one: " + filter() + " }";
            case 1 -> "{ all: [" + filter() + ", " + filter() + "] }";
            case 2 -> "{ any: [" + filter() + "], until: '(. | length) >= 2' }";
            case 3 -> "{ any: [" + filter() + "], until: { one: " + filter() + " } }";
            default -> "{ any: [] }";
        };
    }

    private String filter() {
        var correlate = random.nextBoolean() ? ", correlate: { k: { from: .data.k } }" : "";
        return "{ with: { type: t" + random.nextInt(3) + " }" + correlate + " }";
    }
}
