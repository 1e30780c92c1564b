package caseloom.admin;

import caseloom.access.Caller;
import caseloom.access.Email;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.core.json.JsonTooLarge;
import caseloom.http.Answer;
import caseloom.http.Body;
import caseloom.http.Request;
import caseloom.outcome.Refusal;
import caseloom.sessions.Session;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request for one of the routes.
final class Call {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,15}");

    private static final long ID_MOST = 9_007_199_254_740_991L;

    private final @Nullable Caller caller;
    private final @Nullable Session session;
    private final Map<String, String> parts;
    private final Parameters parameters;
    private final Request request;
    private final Body.Whole body;

    /// A request whose body was read.
    record Sent(Request request, Body.Whole body) {}

    /// Who sent it, if that is known, and by which session, if by one.
    ///
    /// @param caller acts for the organization that the request is about
    record By(@Nullable Caller caller, @Nullable Session session) {

        static final By NOBODY = new By(null, null);
    }

    /// The parts of the path come by name.
    Call(By by, Map<String, String> parts, Parameters parameters, Sent sent) {
        this.caller = by.caller;
        this.session = by.session;
        this.parts = Map.copyOf(parts);
        this.parameters = parameters;
        this.request = sent.request;
        this.body = sent.body;
    }

    /// The values of the header fields whose names begin so, by the rest of their names.
    Map<String, List<String>> headersBeginningWith(String prefix) {
        return request.headersBeginningWith(prefix);
    }

    /// The request itself, for what reads its body as it comes.
    Request request() {
        return request;
    }

    /// The first value of a header; empty when it was not sent.
    String header(String name) {
        return request.header(name).stream().findFirst().orElse("");
    }

    Body.Whole body() {
        return body;
    }

    /// There is one for every route that is not for anybody.
    Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("this route is for anybody");
        }
        return caller;
    }

    /// There is one for every route that is for those only who are signed in.
    Session session() {
        if (session == null) {
            throw new IllegalStateException("this route is not for sessions only");
        }
        return session;
    }

    /// Whether somebody who is signed in names another to act.
    boolean isForAnother(Optional<String> email) {
        var by = caller().signedIn();
        return by != null
                && email.filter(one -> !Email.folded(one).equals(Email.folded(by.email())))
                        .isPresent();
    }

    Parameters parameters() {
        return parameters;
    }

    OrganizationId organization() {
        return caller().organization();
    }

    String part(String name) {
        return parts.getOrDefault(name, "");
    }

    /// A number of the path; empty for what can be no number of ours.
    OptionalLong id(String name) {
        return number(part(name));
    }

    /// Answers with a number of the path; what can be no number of ours names nothing.
    Answer numbered(String name, String what, LongFunction<Answer> action) {
        var id = id(name);
        return id.isEmpty()
                ? Problems.of(new Refusal.NotFound(what, part(name)))
                : action.apply(id.getAsLong());
    }

    /// The same in a call that takes no parameters.
    Answer named(String name, String what, LongFunction<Answer> action) {
        return parameters.judged(() -> numbered(name, what, action));
    }

    /// Answers with the one that a part of the path names by its number, or that there is none.
    <T> Answer found(
            String name, String what, LongFunction<Optional<T>> find, Function<T, Answer> done) {
        return named(name, what, id -> Problems.of(find.apply(id), what, part(name), done));
    }

    static OptionalLong number(String text) {
        if (!ID.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        var number = Long.parseLong(text);
        return number > ID_MOST ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /// Answers a body that is a JSON object; no bytes count as `{}`.
    Answer withFields(Function<Fields, Answer> action) {
        if (body.bytes().length == 0) {
            return action.apply(new Fields(Json.object()));
        }
        try {
            return body.json() instanceof ObjectNode object
                    ? action.apply(new Fields(object))
                    : Problems.notJson("it is another JSON value");
        } catch (JsonTooLarge e) {
            return Problems.tooManyNodes(body.allowance().nodesMost());
        } catch (JsonFault e) {
            return Problems.notJson(String.valueOf(e.getMessage()));
        }
    }

    /// The body as text; empty when it is not UTF-8.
    Optional<String> text() {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return Optional.of(decoder.decode(ByteBuffer.wrap(body.bytes())).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
