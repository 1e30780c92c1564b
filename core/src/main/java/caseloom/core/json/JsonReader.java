package caseloom.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// Reads one document strictly as C-21 says, in one pass over the bytes. Used once.
///
/// Written by hand because the rules differ from every parser's defaults in many small points
/// (UTF-8, NUL, surrogates, length of numbers), checking behind a lenient parser costs a second
/// pass, and each body passes here.
final class JsonReader {

    private final byte[] in;
    private final int depthMost;
    private final JsonAllowance allowance;
    private final JsonStrings strings;
    private int at;
    private int depth;

    JsonReader(byte[] in, int depthMost, JsonAllowance allowance) {
        this.in = in;
        this.depthMost = depthMost;
        this.allowance = allowance;
        this.strings = new JsonStrings(in, allowance);
    }

    JsonNode document() throws JsonFault {
        skipSpace();
        var value = value();
        skipSpace();
        if (at < in.length) {
            throw fault("text after the value");
        }
        allowance.settle();
        return value;
    }

    private JsonNode value() throws JsonFault {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> text();
            case 't' -> word("true", BooleanNode.TRUE);
            case 'f' -> word("false", BooleanNode.FALSE);
            case 'n' -> word("null", NullNode.getInstance());
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw fault("a value was expected");
        };
    }

    private ObjectNode object() throws JsonFault {
        open();
        allowance.object();
        var object = JsonNodeFactory.instance.objectNode();
        if (!closes('}')) {
            allowance.table();
            do {
                allowance.member();
                skipSpace();
                if (peek() != '"') {
                    throw fault("a key was expected");
                }
                var key = string();
                skipSpace();
                expect(':');
                skipSpace();
                object.set(key, value());
            } while (more('}'));
        }
        depth--;
        return object;
    }

    private ArrayNode array() throws JsonFault {
        open();
        allowance.array();
        var array = JsonNodeFactory.instance.arrayNode();
        if (!closes(']')) {
            allowance.table();
            do {
                allowance.item();
                skipSpace();
                array.add(value());
            } while (more(']'));
        }
        depth--;
        return array;
    }

    private void open() throws JsonFault {
        at++;
        if (++depth > depthMost) {
            throw fault("nested deeper than " + depthMost + " levels");
        }
    }

    private boolean closes(char end) throws JsonFault {
        skipSpace();
        if (peek() != end) {
            return false;
        }
        at++;
        return true;
    }

    /// After a member or an item: true when another one follows, false when the end was consumed.
    private boolean more(char end) throws JsonFault {
        skipSpace();
        var next = peek();
        if (next != ',' && next != end) {
            throw fault("',' or '" + end + "' was expected");
        }
        at++;
        return next == ',';
    }

    private TextNode text() throws JsonFault {
        allowance.text();
        return TextNode.valueOf(string());
    }

    private String string() throws JsonFault {
        var string = strings.read(at);
        at = strings.end();
        return string;
    }

    private JsonNode number() throws JsonFault {
        var number = new JsonNumber(in, at, allowance);
        var node = number.read();
        at = number.end();
        return node;
    }

    private JsonNode word(String word, JsonNode value) throws JsonFault {
        allowance.word();
        for (var i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return value;
    }

    private void expect(char wanted) throws JsonFault {
        if (peek() != wanted) {
            throw fault("'" + wanted + "' was expected");
        }
        at++;
    }

    private int peek() throws JsonFault {
        if (at >= in.length) {
            throw fault("the text ends too early");
        }
        return in[at];
    }

    private void skipSpace() {
        while (at < in.length && isSpace(in[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private JsonFault fault(String what) {
        return new JsonFault(what + " at byte " + at);
    }
}
