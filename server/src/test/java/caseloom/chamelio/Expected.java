package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What errors of the API are held against, to the letter, and two ways to bring them about.
final class Expected {

    private Expected() {}

    /// An entry of a 422.
    record Flaw(String loc, String msg, String type) {}

    /// An entry whose place is written `body/variables/0/value`.
    static Flaw flaw(String loc, String msg, String type) {
        return new Flaw(loc, msg, type);
    }

    static void error(Reply reply, int status, String detail) {
        var body = Json.write(Json.object().put("detail", detail));
        assertThat(reply.status() + " " + reply.text()).isEqualTo(status + " " + body);
    }

    /// A 422 with exactly these entries, in this order.
    static void flaws(Reply reply, Flaw... flaws) {
        var body = Json.object();
        var entries = body.putArray("detail");
        for (var flaw : flaws) {
            var entry = entries.addObject();
            entry.set("loc", loc(flaw.loc));
            entry.put("msg", flaw.msg).put("type", flaw.type);
        }
        assertThat(reply.status() + " " + reply.text()).isEqualTo("422 " + Json.write(body));
    }

    /// The same answer, byte for byte.
    static void same(Reply one, Reply other) {
        assertThat(one.whole()).isEqualTo(other.whole());
    }

    /// A body of that many bytes, with a member that nobody asked for.
    static byte[] ofLength(int bytes, String variables) {
        var start = "{\"variables\":" + variables + ",\"padding\":\"";
        var body = new byte[bytes];
        Arrays.fill(body, (byte) 'x');
        var head = start.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, body, 0, head.length);
        body[bytes - 2] = '"';
        body[bytes - 1] = '}';
        return body;
    }

    private static JsonNode loc(String path) {
        var loc = Json.array();
        for (var part : path.split("/", -1)) {
            if (part.chars().allMatch(Character::isDigit)) {
                loc.add(Integer.parseInt(part));
            } else {
                loc.add(part);
            }
        }
        return loc;
    }
}
