package caseloom.admin;

import caseloom.access.Email;
import caseloom.access.MemberRole;
import caseloom.access.MemberState;
import caseloom.access.Members;
import caseloom.callbacks.OpenSince;
import caseloom.core.definition.StepFields;
import caseloom.core.json.Json;
import caseloom.core.signature.SignatureRequest;
import caseloom.files.FileValues;
import caseloom.http.Answer;
import caseloom.outcome.Refusal;
import caseloom.outcome.Refusal.Fault;
import caseloom.signatures.Signature;
import caseloom.signatures.SignatureId;
import caseloom.signatures.Signatures;
import caseloom.signatures.Start;
import caseloom.signatures.StartAnswer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What waits for signatures, what a case has signed, and starting a signing. Nobody signs here:
/// that takes a person's own link.
final class SignatureRoutes {

    private static final String WHAT = "signature";

    private final Signatures signatures;
    private final Members members;
    private final CaseRoutes cases;
    private final FileValues files;
    private final AdminSettings settings;

    SignatureRoutes(
            Signatures signatures,
            Members members,
            CaseRoutes cases,
            FileValues files,
            AdminSettings settings) {
        this.signatures = signatures;
        this.members = members;
        this.cases = cases;
        this.files = files;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/signatures", this::open).forViewers(),
                Route.get("/cases/{case}/signatures", this::ofCase).forViewers(),
                Route.get("/cases/{case}/signatures/{signature}", this::read).forViewers(),
                Route.post("/cases/{case}/signatures/{signature}/start", this::start).forMembers(),
                Route.post("/cases/{case}/signatures/{signature}/link", this::link).forMembers());
    }

    private Answer open(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var after = OpenCursor.place(parameters);
        return parameters.judged(() -> page(call, after, size));
    }

    private Answer page(Call call, OpenSince after, int size) {
        var found = signatures.open(call.organization(), after, size + 1);
        return Pages.of(found, size, SignatureWire::of, last -> OpenCursor.of(last.place()));
    }

    /// A case has few: only the first are listed, without pages.
    private Answer ofCase(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        return parameters.judged(() ->
                cases.of(
                        call,
                        found -> {
                            var all = signatures.ofCase(call.organization(), found.id());
                            return Pages.whole(
                                    all.subList(0, Math.min(size, all.size())), SignatureWire::of);
                        }));
    }

    private Answer read(Call call) {
        return call.parameters().judged(() -> of(call, found -> Wire.ok(SignatureWire.of(found))));
    }

    private Answer start(Call call) {
        return call.parameters()
                .judged(() -> of(call, found -> call.withFields(one -> start(call, found, one))));
    }

    /// What is sent is judged as a whole before anything of it counts.
    private Answer start(Call call, Signature signature, Fields fields) {
        var signers = signers(fields);
        var message = fields.text("message", SignatureRequest.MESSAGE_MOST);
        if (message.filter(one -> !SignatureRequest.isMessage(one)).isPresent()) {
            fields.complain("message", "It has control characters.", "Send plain text.");
        }
        var values = fields.object("values").orElseGet(Json::object);
        return fields.judged(() -> {
            var faults = faults(signature, values);
            if (!faults.isEmpty()) {
                return Problems.of(new Refusal.Invalid(faults));
            }
            var by = by(call);
            var start =
                    new Start(
                            by,
                            signers,
                            message.orElse(null),
                            values,
                            tx -> files.bring(tx, call.organization(), given(signature, values)));
            return started(call, signature, start);
        });
    }

    private List<String> signers(Fields fields) {
        var signers = fields.texts("signers", SignatureRequest.SIGNERS_MOST);
        if (signers.isEmpty()) {
            fields.complain(
                    "signers",
                    "It names who signs, in their order.",
                    "Send a list of 1 to " + SignatureRequest.SIGNERS_MOST + " email addresses.");
        }
        signers.stream()
                .filter(one -> !SignatureRequest.isAddress(one))
                .forEach(one ->
                        fields.complain(
                                "signers",
                                one + " is no email address.",
                                "Send addresses such as ann@example.com."));
        return signers;
    }

    private static FileValues.Given given(Signature signature, ObjectNode values) {
        var variables = signature.fields().orElse(StepFields.NONE).variables();
        return new FileValues.Given(signature.id().caseId(), signature.step(), variables, values);
    }

    private static List<Fault> faults(Signature signature, ObjectNode values) {
        var faults = new ArrayList<Fault>();
        for (var violation : signature.fields().orElse(StepFields.NONE).check(values, true)) {
            faults.add(
                    new Fault(
                            "values" + violation.path().replace('/', '.'),
                            violation.error(),
                            "Send values as `fields` of the signature describes them."));
        }
        return faults;
    }

    /// The one who is signed in, or who made the token.
    private String by(Call call) {
        return members.find(call.organization(), call.caller().member())
                .filter(found -> found.state() == MemberState.ACTIVE)
                .map(found -> found.email())
                .orElse("");
    }

    private Answer started(Call call, Signature signature, Start start) {
        var firstSigner = start.signers().stream().findFirst();
        return switch (signatures.start(call.caller().actor(), signature.id(), start)) {
            case StartAnswer.NotOpen() -> conflict("Nobody waits for it any more.");
            case StartAnswer.Already() -> conflict("Its signers are named already.");
            case StartAnswer.Begun(var first) ->
                    signatures
                            .find(call.organization(), signature.id())
                            .map(now ->
                                    Wire.ok(
                                            SignatureWire.of(now)
                                                    .put(
                                                            "sign_url",
                                                            mayHave(call, firstSigner)
                                                                    ? first.address()
                                                                    : null)))
                            .orElseGet(() -> unknown(call));
        };
    }

    private Answer link(Call call) {
        return call.parameters()
                .judged(() -> of(call, found -> call.withFields(one -> link(call, found, one))));
    }

    private Answer link(Call call, Signature signature, Fields fields) {
        var signer = fields.text("signer", Email.MOST);
        if (signer.isEmpty()) {
            fields.complain("signer", "It must be given.", "Send the signer's email address.");
        }
        return fields.judged(() ->
                !mayHave(call, signer) ? Problems.onlyYourself() : link(call, signature, signer));
    }

    /// A link acts as the signer: of those who are signed in, only administrators get another's.
    private static boolean mayHave(Call call, Optional<String> signer) {
        var by = call.caller().signedIn();
        return by == null || by.role() == MemberRole.ADMIN || !call.isForAnother(signer);
    }

    private Answer link(Call call, Signature signature, Optional<String> signer) {
        return signatures
                .link(call.caller().actor(), signature.id(), signer.orElseThrow())
                .map(link -> Wire.ok(Json.object().put("sign_url", link.address())))
                .orElseGet(() ->
                        conflict(
                                signer.orElseThrow()
                                        + " cannot sign it now: they are none of its"
                                        + " signers, their turn is later, they answered"
                                        + " already, or nobody waits for it any more."));
    }

    private static Answer conflict(String why) {
        return Problems.of(new Refusal.Conflict(WHAT, why));
    }

    private Answer of(Call call, Function<Signature, Answer> answer) {
        return cases.of(
                call,
                found ->
                        SignatureId.of(found.id(), call.part(WHAT))
                                .flatMap(id -> signatures.find(call.organization(), id))
                                .map(answer)
                                .orElseGet(() -> unknown(call)));
    }

    private static Answer unknown(Call call) {
        return Problems.of(new Refusal.NotFound(WHAT, call.part(WHAT)));
    }
}
