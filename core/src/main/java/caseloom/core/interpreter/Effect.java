package caseloom.core.interpreter;

import caseloom.core.approval.ApprovalRequest;
import caseloom.core.definition.Function;
import caseloom.core.signature.SignatureRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Something the shell must do outside, after the decision is committed. It may be done more than
/// once, always with the same key.
public sealed interface Effect {

    /// Names the activation that waits for the answer; unique in its run.
    int activation();

    /// An HTTP request to make.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    /// @param headers an object of header name to text
    /// @param body null for none; a text goes out as it is, everything else as JSON
    record CallHttp(
            int activation,
            String key,
            String method,
            String uri,
            JsonNode headers,
            @Nullable JsonNode body,
            Manner manner)
            implements Effect {}

    /// How a request is made and its answer read.
    ///
    /// @param raw whether the answer's body is wanted as it came, whatever it is
    /// @param credentials null when the request is made as nobody
    /// @param late what is filled in when the request is made
    record Manner(boolean raw, boolean redirect, @Nullable Credentials credentials, Late late) {

        public Manner(boolean raw, boolean redirect, @Nullable Credentials credentials) {
            this(raw, redirect, credentials, Late.NONE);
        }
    }

    /// The description of a service, to be fetched.
    record Description(String uri, @Nullable Credentials credentials) {}

    /// An operation of a service to call, as its description says.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    record CallOpenApi(
            int activation,
            String key,
            Description description,
            String operation,
            ObjectNode parameters,
            Manner manner)
            implements Effect {}

    /// A request to make on a connection, as that says.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    /// @param connection its name
    /// @param path below the base URL, with the query; empty for the base URL itself
    /// @param body null for none; a text goes out as it is, everything else as JSON
    record CallConnection(
            int activation,
            String key,
            String connection,
            String method,
            String path,
            ObjectNode headers,
            @Nullable JsonNode body)
            implements Effect {}

    record GetCase(int activation, long id) implements Effect {}

    /// A case to open, of the newest publication of that workflow. Done twice, it is one case.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    /// @param workflow the name in its document, or its key (L-47)
    /// @param subject null for the usual one
    record CreateCase(
            int activation,
            String key,
            String workflow,
            @Nullable String subject,
            ObjectNode attributes)
            implements Effect {}

    /// A run without a case to start, of a publication of that workflow. Done twice, it is one run.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    /// @param workflow the name in its document
    /// @param version the label of the publication; null for the one that was the newest when the
    ///   running document was published (W-21)
    /// @param input what `.` starts as there
    /// @param await whether the answer is how the run ended, not only that it began
    record RunWorkflow(
            int activation,
            String key,
            String workflow,
            @Nullable String version,
            JsonNode input,
            boolean await)
            implements Effect {}

    /// A callback to open: a URL that can be posted to once. Answered with that URL; what is posted
    /// is a happening of its own. Done twice, the later URL is the one that counts.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    /// @param title what it is for, to be shown to people
    /// @param secret the name of the organization's secret that whoever posts must prove to know;
    ///   null when the URL is proof enough
    record OpenCallback(int activation, String key, String title, @Nullable String secret)
            implements Effect {}

    /// People to ask for a decision or for values. Answered with `Answer.Asked`, or with a refusal
    /// when there is nobody to ask; what they say is a happening of its own. Done twice, they are
    /// asked once.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    /// @param step JSON Pointer of the step
    record RequestApproval(int activation, String key, String step, ApprovalRequest request)
            implements Effect {}

    /// People to remind of what they were asked: those whose turn it is. Answered with
    /// `Answer.Reminded`. Done twice, they are reminded once.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    /// @param number of the reminder, counted from 1
    record RemindPeople(int activation, String key, int number) implements Effect {}

    /// People to ask for their signatures. Answered with `Answer.Asked`, or with a refusal when the
    /// documents cannot be signed; what they say is a happening of its own. Done twice, they are
    /// asked once.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    /// @param step JSON Pointer of the step
    record RequestSignature(int activation, String key, String step, SignatureRequest request)
            implements Effect {}

    /// A function to perform that the interpreter only knows the declaration of. Answered with
    /// `Answer.Gave`, with a refusal, or as calls are that nothing came back from. Done twice, it
    /// leaves one result.
    ///
    /// @param key `<run>/<step pointer>/<activation>` (W-28)
    /// @param step JSON Pointer of the step
    /// @param arguments the rendered `with`
    record CallFunction(
            int activation, String key, String step, Function function, ObjectNode arguments)
            implements Effect {}
}
