package caseloom.fuzz;

import caseloom.http.HttpSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Makes requests that are mostly near to good ones. For one thread.
final class Samples {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW");

    private static final List<String> NEW_CASE =
            List.of(
                    "{\"subject\": \"Hello\", \"attributes\": {\"amount\": 42, \"reason\": \"late\","
                            + " \"due\": \"2025-01-15\", \"lines\": [{\"sku\": \"a\"}], \"x\": {}}}",
                    "{\"attributes\": {\"amount\": 1.50, \"reason\": \"\", \"urgent\": true,"
                            + " \"contact\": \"a@b.example\", \"kind\": \"new\"}}",
                    "{\"input\": {\"amount\": 42, \"reason\": \"late\", \"deep\": {\"a\": [1]}}}",
                    "{}");

    private static final List<String> INITIATE =
            List.of(
                    "{\"variables\": [" + amountAndReason() + "], \"metadata\": {\"a\": 1}}",
                    "{\"variables\": ["
                            + amountAndReason()
                            + ", {\"variable_id\": \"paper\", \"type\": \"file\", \"value\":"
                            + " \"a.pdf\", \"file_extension\": \"pdf\", \"base64_content\":"
                            + " \"JVBERi0xLjcK\"}], \"user\": \"admin@acme.example\"}",
                    "{\"variables\": ["
                            + amountAndReason()
                            + ", {\"variable_id\": \"paper\", \"type\": \"file\", \"value\":"
                            + " \"a.pdf\", \"file_id\": \"attachment_1\"}, {\"variable_id\":"
                            + " \"urgent\", \"type\": \"boolean\", \"value\": \"yes\"}]}",
                    "{\"variables\": ["
                            + amountAndReason()
                            + ", {\"variable_id\": \"lines\", \"type\": \"text\", \"value\":"
                            + " \"[{\\\"sku\\\": 1}]\"}, {\"variable_id\": \"buyer\", \"type\":"
                            + " \"user_entity\", \"value\": \"admin@acme.example\"}]}",
                    "{\"attributes\": [{\"key\": \"Amount\", \"value\": \"42\"}, {\"key\": \"reason\","
                            + " \"value\": \"late\"}], \"files\": [{\"filename\": \"a.pdf\","
                            + " \"base64_content\": \"JVBERi0xLjcK\"}], \"metadata\": {}}",
                    "{\"variables\": []}");

    private static final String COMMENT =
            "{\"comment\": \"Please check\", \"user_email\": \"admin@acme.example\","
                    + " \"mention_user_ids\": [1, 2], \"reply_to\": 1, \"attachments\":"
                    + " [{\"filename\": \"a.pdf\", \"base64_content\": \"JVBERi0xLjcK\"}]}";

    private static final String APPROVE =
            "{\"approved\": true, \"comment\": \"Fine\", \"user_email\": \"admin@acme.example\","
                    + " \"variables\": [{\"variable_id\": \"note\", \"type\": \"text\","
                    + " \"value\": \"Good\"}]}";

    private static final String SIGN =
            "{\"signers\": [\"ann@example.com\", \"bob@example.com\"], \"message\": \"Please\","
                    + " \"variables\": [], \"user_email\": \"admin@acme.example\","
                    + " \"step_run_id\": \"sr_10000000\"}";

    private static final String ATTRIBUTES =
            "\"attributes\": [{\"name\": \"kind\", \"data_type\": \"text\", \"value\": \"MSA\"},"
                    + " {\"name\": \"from\", \"data_type\": \"date\", \"value\": \"2025-01-15\"}]}";

    private static final String UPLOAD =
            "{\"file_name\": \"a.pdf\", \"file_extension\": \"pdf\", \"file_content_base64\":"
                    + " \"JVBERi0xLjcK\", \"user_email\": \"admin@acme.example\", "
                    + ATTRIBUTES;

    private static final String CONTRACT =
            "{\"include_summary\": true, \"include_attributes\": \"yes\","
                    + " \"include_extracted_fields\": 1}";

    private static final List<String> ODD_HEADERS =
            List.of(
                    "Expect: 100-continue",
                    "Expect: something",
                    "Accept: text/html;q=x",
                    "Accept-Encoding: gzip, br",
                    "Content-Type: text/\u00ff; charset=\u0001",
                    "Content-Encoding: gzip",
                    "Range: bytes=0-1",
                    "Range: bytes=5-2,9-",
                    "Range: bytes=-99999999999999999999",
                    "If-Range: \u00e9",
                    "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk",
                    "Upgrade: websocket\r\nConnection: Upgrade",
                    "Origin: null\r\nAccess-Control-Request-Method: POST",
                    "X-Forwarded-Host: evil.example",
                    "Cookie: " + "a=b; ".repeat(500),
                    "X-Long: " + "x".repeat(20_000),
                    "X-Nothing:",
                    "Idempotency-Key: \u00ff",
                    "Idempotency-Key: " + "k".repeat(256),
                    "Idempotency-Key:");

    private static final List<String> NO_HEADERS =
            List.of(
                    "no colon",
                    ": no name",
                    " folded: 1",
                    "Bad Name: 1",
                    "Nul\u0000: 1",
                    "X-Nul: a\u0000b",
                    "X-Cr: a\rb",
                    "X-Longer: " + "x".repeat(40_000),
                    "Content-Length: -1",
                    "Content-Length: 1e3",
                    "Content-Length: 99999999999999999999",
                    "Transfer-Encoding: gzip",
                    "Transfer-Encoding: chunked, chunked",
                    "Transfer-Encoding: identity");

    private final Dice dice;
    private final World world;
    private final Targets targets;
    private final Bodies bodies;

    Samples(Dice dice, World world) {
        this.dice = dice;
        this.world = world;
        this.targets = new Targets(dice, world);
        this.bodies = new Bodies(dice);
    }

    Targets targets() {
        return targets;
    }

    Sample next() {
        var write = dice.percent(60);
        var method = write ? "POST" : "GET";
        if (dice.percent(6)) {
            method = dice.one(METHODS);
        }
        var target = write ? targets.write() : targets.read();
        if (target.startsWith("/core/files/") && dice.percent(90)) {
            method = "PATCH";
        }
        var body = write || dice.percent(10) ? body(target) : new byte[0];
        var strange = dice.percent(4);
        var headers = headers(target, strange);
        return framed(method, target, headers, body, strange);
    }

    private static String core(String target) {
        if (target.contains("contracts")) {
            return CONTRACT;
        }
        return target.contains("files") ? "{" + ATTRIBUTES : UPLOAD;
    }

    private byte[] body(String target) {
        var fitting = target.contains("/v1/") ? NEW_CASE : INITIATE;
        var valid = dice.percent(90) ? dice.one(fitting) : dice.one(NEW_CASE);
        if (target.contains("flexible") && dice.percent(70)) {
            valid = INITIATE.get(4);
        }
        if (target.contains("comment") && dice.percent(90)) {
            valid = COMMENT;
        }
        if (target.contains("approve") && dice.percent(90)) {
            valid = APPROVE;
        }
        if (target.contains("initiate_sign") && dice.percent(90)) {
            valid = SIGN;
        }
        if (target.startsWith("/core/") && dice.percent(90)) {
            valid = core(target);
        }
        if (dice.percent(1)) {
            valid = "{\"a\": \"" + "x".repeat(99_970 + dice.below(40)) + "\"}";
        }
        return bodies.near(valid);
    }

    private List<String> headers(String target, boolean strange) {
        var headers = new ArrayList<String>();
        headers.add("Host: " + (dice.percent(5) ? "evil.example:99" : "localhost"));
        credentials(headers, target);
        if (dice.percent(15)) {
            headers.add("Idempotency-Key: k" + dice.below(50));
        }
        while (dice.percent(15)) {
            headers.add(dice.one(ODD_HEADERS));
        }
        if (strange) {
            headers.add(dice.below(headers.size() + 1), dice.one(NO_HEADERS));
        }
        return headers;
    }

    /// Good ones mostly, so that most requests come past the door.
    private void credentials(List<String> headers, String target) {
        var good =
                target.startsWith("/api")
                        ? "Authorization: Bearer " + world.token()
                        : "X-API-Key: " + world.keys().getFirst();
        if (dice.percent(88)) {
            headers.add(good);
            return;
        }
        switch (dice.below(8)) {
            case 0 -> headers.add("X-API-Key: " + dice.one(world.keys()));
            case 1 -> headers.addAll(List.of(good, good));
            case 2 -> headers.add(good + "\u00ff");
            case 3 -> headers.add("Authorization: Bearer " + world.keys().getFirst());
            case 4 -> headers.add("X-API-Key: " + world.token());
            case 5 -> headers.add("x-api-key: ca_" + "\u00e9\u0001".repeat(dice.below(100)));
            case 6 -> headers.add("Authorization: bEARER  " + world.token() + " ");
            default -> headers.add("X-API-Key: ");
        }
    }

    private Sample framed(
            String method, String target, List<String> headers, byte[] body, boolean strange) {
        var out = new ByteArrayOutputStream();
        var whole = true;
        var version = dice.percent(1) ? "HTTP/1.0" : "HTTP/1.1";
        switch (dice.below(body.length == 0 ? 2 : 40)) {
            case 0 -> {
                headers.add("Transfer-Encoding: chunked");
                out.writeBytes(chunked(body));
            }
            case 1 -> {
                headers.add("Content-Length: " + body.length);
                out.writeBytes(body);
            }
            case 2 -> {
                headers.add("Content-Length: " + (body.length + 1 + dice.below(50)));
                out.writeBytes(body);
                whole = false;
            }
            case 3 -> {
                headers.add("Content-Length: " + dice.below(body.length));
                out.writeBytes(body);
                whole = false;
            }
            case 4 -> {
                headers.add("Transfer-Encoding: chunked");
                out.writeBytes(damaged(chunked(body)));
                whole = false;
            }
            case 5 -> {
                headers.add("Transfer-Encoding: chunked");
                headers.add("Content-Length: " + body.length);
                out.writeBytes(chunked(body));
                whole = false;
            }
            default -> {
                headers.add("Content-Length: " + body.length);
                out.writeBytes(body);
            }
        }
        var head = method + " " + target + " " + version + "\r\n" + String.join("\r\n", headers);
        var all = new ByteArrayOutputStream();
        all.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(out.toByteArray());
        var odd = strange || !whole || !version.equals("HTTP/1.1") || head.contains("Upgrade:");
        odd |= head.length() > HttpSettings.HEADERS_MOST;
        odd |= target.chars().anyMatch(c -> c > '~');
        var text = all.toString(StandardCharsets.ISO_8859_1);
        return new Sample(method, target, text, odd, whole && !odd);
    }

    private byte[] chunked(byte[] body) {
        var out = new ByteArrayOutputStream();
        var from = 0;
        while (from < body.length) {
            var length = Math.min(body.length - from, 1 + dice.below(2_000));
            var head = Integer.toHexString(length) + (dice.percent(10) ? ";a=b" : "") + "\r\n";
            out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body, from, length);
            out.writeBytes(new byte[] {'\r', '\n'});
            from += length;
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private byte[] damaged(byte[] chunks) {
        var copy = chunks.clone();
        copy[dice.below(Math.min(copy.length, 8))] = (byte) dice.below(256);
        return copy;
    }

    private static String amountAndReason() {
        return "{\"variable_id\": \"amount\", \"type\": \"number\", \"value\": \"42.50\"},"
                + " {\"variable_id\": \"reason\", \"type\": \"text\", \"value\": \"late\"}";
    }
}
