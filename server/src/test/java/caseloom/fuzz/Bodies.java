package caseloom.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Bodies near to valid ones: single tokens of JSON are exchanged, dropped, doubled and nested, and
/// sometimes the bytes are broken.
final class Bodies {

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|-?[0-9][0-9.eE+-]*|[a-z]+|[{}\\[\\]:,]");

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1e3",
                    "1.50",
                    "-0.0",
                    "1e399",
                    "1e400",
                    "1e-400",
                    "1e999999999",
                    "1e99999999999",
                    "9".repeat(400),
                    "9".repeat(401),
                    "NaN",
                    "[]",
                    "{}",
                    "[[[1]]]",
                    "{\"\": null}",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\"\\ud83d\\ude00\"",
                    "\"\\u2028\\u00a0\\ufeff\"",
                    "\"\u0007\"",
                    "\"" + "x".repeat(20_001) + "\"",
                    "\"%00%ff' or 1=1 --\"",
                    "\"${ .amount }\"",
                    "\"2025-02-30\"",
                    "\"2025-01-15\"",
                    "\"2025-01-15T24:61:00Z\"",
                    "\"+999999999-12-31\"",
                    "\"1e999999999\"",
                    "\"+.5e+1\"",
                    "\"\u0663\"",
                    "\"@\"",
                    "\"a@b\"",
                    "\"admin@acme.example\"",
                    "\"ADMIN@ACME.EXAMPLE\"",
                    "\"attachment_1\"",
                    "\"file_999999999999999999\"",
                    "\"document_01\"",
                    "\"JVBERi0xLjcK\"",
                    "\"JVBE Ri0=\"",
                    "\"====\"",
                    "\"../../etc/passwd.pdf\"",
                    "\"a\\u202ffdp.exe\"",
                    "\"text\"",
                    "\"number\"",
                    "\"file\"",
                    "\"yes\"",
                    "\"T\"");

    private final Dice dice;

    Bodies(Dice dice) {
        this.dice = dice;
    }

    byte[] near(String valid) {
        if (dice.percent(25)) {
            return utf8(valid);
        }
        var tokens = tokens(valid);
        for (var left = 1 + dice.below(4); left > 0; left--) {
            change(tokens);
        }
        var bytes = utf8(String.join("", tokens));
        return dice.percent(15) ? broken(bytes) : bytes;
    }

    private void change(List<String> tokens) {
        if (tokens.isEmpty()) {
            tokens.add(value());
            return;
        }
        var at = dice.below(tokens.size());
        switch (dice.below(8)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(dice.below(tokens.size())));
            case 2 -> doubled(tokens, at);
            case 3 -> tokens.subList(at, groupEnd(tokens, at)).clear();
            case 4 -> {
                tokens.subList(at, groupEnd(tokens, at)).clear();
                tokens.add(at, value());
            }
            case 5 -> tokens.set(at, "[" + tokens.get(at) + "]");
            default -> scalar(tokens, at);
        }
    }

    /// From the place on, the first thing that is no mark becomes another value.
    private void scalar(List<String> tokens, int from) {
        for (var at = from; at < tokens.size(); at++) {
            if (!"{}[]:,".contains(tokens.get(at))) {
                tokens.set(at, value());
                return;
            }
        }
    }

    private void doubled(List<String> tokens, int at) {
        var end = Math.min(tokens.size(), at + 1 + dice.below(8));
        var part = new ArrayList<>(tokens.subList(at, end));
        if (dice.percent(50)) {
            part.addFirst(",");
        } else {
            part.add(",");
        }
        tokens.addAll(at, part);
    }

    private static int groupEnd(List<String> tokens, int from) {
        var depth = 0;
        for (var at = from; at < tokens.size(); at++) {
            switch (tokens.get(at)) {
                case "{", "[" -> depth++;
                case "}", "]" -> depth--;
                default -> {}
            }
            if (depth <= 0) {
                return at + 1;
            }
        }
        return tokens.size();
    }

    private String value() {
        if (dice.percent(5)) {
            var depth = dice.one(List.of(50, 95, 99, 100, 101, 5_000));
            return "[".repeat(depth) + "]".repeat(depth);
        }
        if (dice.percent(3)) {
            return "{\"a\":".repeat(99) + "1" + "}".repeat(99);
        }
        return dice.one(VALUES);
    }

    private byte[] broken(byte[] bytes) {
        return switch (dice.below(6)) {
            case 0 -> Arrays.copyOf(bytes, dice.below(bytes.length + 1));
            case 1 -> flipped(bytes);
            case 2 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
            case 3 -> joined(bytes, dice.bytes(1 + dice.below(20)));
            case 4 -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE);
            default -> dice.bytes(dice.below(300));
        };
    }

    private byte[] flipped(byte[] bytes) {
        var copy = bytes.clone();
        if (copy.length > 0) {
            copy[dice.below(copy.length)] = (byte) dice.below(256);
        }
        return copy;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    private static List<String> tokens(String valid) {
        return new ArrayList<>(TOKEN.matcher(valid).results().map(MatchResult::group).toList());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
