package caseloom.calls;

import caseloom.core.interpreter.Answer;
import caseloom.core.json.Json;
import caseloom.core.uri.Percent;
import caseloom.outbound.Outcome;
import caseloom.vault.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Makes secrets unreadable in what a service answers, in the forms that they can have there: as
/// they are, escaped, percent-encoded, and inside of base64. Immutable.
final class Masks {

    static final String MASK = "***";

    /// Shorter pieces of what was sent are found in too much that is no secret.
    private static final int LEAST = 8;

    private static final int BITS = 8;
    private static final int BASE64_BITS = 6;

    /// Of several that begin at the same place, the longest is masked.
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo);

    private final List<String> forms;

    private Masks(Collection<String> forms) {
        this.forms = forms.stream().filter(form -> !form.isEmpty()).sorted(LONGEST_FIRST).toList();
    }

    static Masks of(Collection<Secret> secrets) {
        var forms = new TreeSet<String>();
        secrets.forEach(secret -> forms.addAll(forms(secret.text())));
        return new Masks(forms);
    }

    /// Masks also what was made of secrets. A text that shows a secret as it is needs none: it is
    /// masked there, and the rest of it is none.
    Masks with(Collection<String> texts) {
        var more = new TreeSet<>(forms);
        for (var text : texts) {
            if (!tells(text)) {
                Stream.concat(Stream.of(text), Stream.of(text.split("\\s+")))
                        .filter(piece -> piece.length() >= LEAST)
                        .forEach(piece -> more.addAll(forms(piece)));
            }
        }
        return new Masks(more);
    }

    /// Whether a secret can be read in the text.
    boolean tells(String text) {
        return forms.stream().anyMatch(text::contains);
    }

    String masked(String text) {
        var masked = text;
        for (var form : forms) {
            masked = masked.replace(form, MASK);
        }
        return masked;
    }

    JsonNode masked(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var masked = Json.object();
                object.properties()
                        .forEach(one -> masked.set(masked(one.getKey()), masked(one.getValue())));
                yield masked;
            }
            case ArrayNode array -> {
                var masked = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(item -> masked.add(masked(item)));
                yield masked;
            }
            default -> tells(node.asText()) ? TextNode.valueOf(masked(node.asText())) : node;
        };
    }

    Answer masked(Answer answer) {
        return switch (answer) {
            case Answer.Response response -> masked(response);
            case Answer.Called(var sent, var response) ->
                    new Answer.Called(masked(sent), masked(response));
            case Answer.NoToken(var message) -> new Answer.NoToken(masked(message));
            case Answer.Unreachable(var timeout, var message) ->
                    new Answer.Unreachable(timeout, masked(message));
            case Answer.Refused(var why, var message) -> new Answer.Refused(why, masked(message));
            case Answer.Found _,
                    Answer.Created _,
                    Answer.Started _,
                    Answer.Ended _,
                    Answer.Faulted _,
                    Answer.Cancelled _,
                    Answer.CallbackOpened _,
                    Answer.Asked _,
                    Answer.Reminded _,
                    Answer.Gave _ ->
                    answer;
        };
    }

    /// What is secret of a connection goes no further than here.
    Outcome masked(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> masked(answered);
            case Outcome.Failed(var why, var message) -> new Outcome.Failed(why, masked(message));
        };
    }

    private Outcome masked(Outcome.Answered answered) {
        var headers = new HashMap<String, List<String>>();
        answered.headers()
                .forEach((name, values) ->
                        headers.put(name, values.stream().map(this::masked).toList()));
        return new Outcome.Answered(answered.status(), headers, masked(answered.body()));
    }

    private Answer.Response masked(Answer.Response response) {
        return new Answer.Response(
                response.method(),
                masked(response.uri()),
                response.status(),
                masked(response.headers()),
                masked(response.content()),
                maskedBytes(response.bytes()));
    }

    private String maskedBytes(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        return Base64.getEncoder().encodeToString(masked(bytes));
    }

    /// The bytes are looked through as characters of eight bits, as the forms are written in UTF-8.
    private byte[] masked(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var masked = text;
        for (var form : forms) {
            var eight = form.getBytes(StandardCharsets.UTF_8);
            masked = masked.replace(new String(eight, StandardCharsets.ISO_8859_1), MASK);
        }
        return masked.equals(text) ? bytes : masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> forms(String text) {
        var quoted = Json.write(TextNode.valueOf(text));
        return Stream.concat(
                        Stream.of(
                                text,
                                quoted.substring(1, quoted.length() - 1),
                                Percent.encode(text),
                                Percent.encode(text).replace("%20", "+")),
                        inBase64(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /// Where a text stands in base64 of more depends on what is before it, in three ways; its first
    /// and last character are shared with its neighbours and left out.
    private static Stream<String> inBase64(byte[] bytes) {
        var forms = Stream.<String>builder();
        for (var before = 0; before < 3; before++) {
            var padded = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, padded, before, bytes.length);
            var first = (before * BITS + BASE64_BITS - 1) / BASE64_BITS;
            var last = padded.length * BITS / BASE64_BITS;
            forms.add(Base64.getEncoder().encodeToString(padded).substring(first, last));
            forms.add(Base64.getUrlEncoder().encodeToString(padded).substring(first, last));
        }
        return forms.build();
    }
}
