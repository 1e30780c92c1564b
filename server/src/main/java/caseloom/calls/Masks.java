package caseloom.calls;

import caseloom.core.json.Json;
import caseloom.outbound.Outcome;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/// Hides secrets in what a service answers, in case it says again what it was told.
record Masks(List<String> secrets) {

    static final String MASK = "[masked]";

    /// What is shorter stands in too many innocent texts.
    private static final int LEAST = 4;

    Masks {
        secrets = List.copyOf(secrets);
    }

    static Masks of(Collection<String> secrets) {
        return new Masks(secrets.stream().filter(one -> one.length() >= LEAST).toList());
    }

    Outcome over(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> over(answered);
            case Outcome.Failed(var why, var message) -> new Outcome.Failed(why, over(message));
        };
    }

    private Outcome over(Outcome.Answered answered) {
        var headers = new LinkedHashMap<String, List<String>>();
        answered.headers()
                .forEach((name, values) ->
                        headers.put(name, values.stream().map(this::over).toList()));
        return new Outcome.Answered(answered.status(), headers, over(answered.body()));
    }

    String over(String text) {
        var masked = text;
        for (var secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /// Byte by byte, whatever the text's encoding: UTF-8 looks the same inside of it, and so does
    /// what JSON escapes.
    private byte[] over(byte[] body) {
        var text = new String(body, StandardCharsets.ISO_8859_1);
        var masked = text;
        for (var form : forms()) {
            masked = masked.replace(form, MASK);
        }
        return masked.equals(text) ? body : masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<String> forms() {
        var forms = new ArrayList<String>();
        for (var secret : secrets) {
            var quoted = Json.write(TextNode.valueOf(secret));
            for (var form : List.of(secret, quoted.substring(1, quoted.length() - 1))) {
                forms.add(
                        new String(
                                form.getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.ISO_8859_1));
            }
        }
        return forms;
    }

    /// As text it shows no secret.
    @Override
    public String toString() {
        return "Masks[" + secrets.size() + "]";
    }
}
