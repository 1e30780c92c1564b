package caseloom.admin;

import caseloom.access.Email;
import caseloom.access.Member;
import caseloom.access.MemberState;
import caseloom.access.Members;
import caseloom.approvals.Approval;
import caseloom.approvals.ApprovalId;
import caseloom.approvals.Approvals;
import caseloom.approvals.Decided;
import caseloom.callbacks.OpenSince;
import caseloom.core.approval.ApprovalRequest.Kind;
import caseloom.core.definition.StepFields;
import caseloom.core.json.Json;
import caseloom.files.FileValues;
import caseloom.http.Answer;
import caseloom.outcome.Refusal;
import caseloom.outcome.Refusal.Fault;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What waits for people: their inbox, what a case asked, and what they say to it.
final class ApprovalRoutes {

    private static final String WHAT = "approval";

    private static final int COMMENT_MOST = 20_000;

    /// How many pages of an organization's inbox are looked through for one person's part of it.
    private static final int LOOKED_THROUGH = 20;

    private final Approvals approvals;
    private final Members members;
    private final CaseRoutes cases;
    private final FileValues files;
    private final AdminSettings settings;
    private final DelegationRoutes handing;

    ApprovalRoutes(
            Approvals approvals,
            Members members,
            CaseRoutes cases,
            FileValues files,
            AdminSettings settings) {
        this.approvals = approvals;
        this.members = members;
        this.cases = cases;
        this.files = files;
        this.settings = settings;
        this.handing = new DelegationRoutes(approvals, members, this);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/approvals", this::inbox).forViewers(),
                Route.get("/cases/{case}/approvals", this::ofCase).forViewers(),
                Route.get("/cases/{case}/approvals/{approval}", this::read).forViewers(),
                Route.post("/cases/{case}/approvals/{approval}/decision", this::decide)
                        .forMembers(),
                Route.post("/cases/{case}/approvals/{approval}/delegations", handing::delegate)
                        .forMembers());
    }

    /// A page for one person may be short although there is a next one.
    private Answer inbox(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var who = parameters.text("for");
        var after = OpenCursor.place(parameters);
        return parameters.judged(() -> page(call, after, size, who));
    }

    private Answer page(Call call, OpenSince start, int size, Optional<String> who) {
        var body = Json.object();
        var items = body.putArray("items");
        var after = start;
        for (var looked = 0; looked < LOOKED_THROUGH; looked++) {
            var found = approvals.open(call.organization(), after, size + 1);
            for (var i = 0; i < Math.min(found.size(), size); i++) {
                var one = found.get(i);
                after = one.place();
                if (who.isEmpty() || one.awaits(who.get())) {
                    items.add(ApprovalWire.of(one));
                }
                if (items.size() == size) {
                    var more = found.size() > i + 1;
                    return Wire.ok(body.put("next", more ? Cursor.of(OpenCursor.of(after)) : null));
                }
            }
            if (found.size() <= size) {
                return Wire.ok(body.putNull("next"));
            }
        }
        return Wire.ok(body.put("next", Cursor.of(OpenCursor.of(after))));
    }

    /// A case asks few times: only the first are listed, without pages.
    private Answer ofCase(Call call) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        return parameters.judged(() ->
                cases.of(
                        call,
                        found -> {
                            var all = approvals.ofCase(call.organization(), found.id());
                            return Pages.whole(
                                    all.subList(0, Math.min(size, all.size())), ApprovalWire::of);
                        }));
    }

    private Answer read(Call call) {
        return call.parameters().judged(() -> of(call, found -> Wire.ok(ApprovalWire.of(found))));
    }

    private Answer decide(Call call) {
        return call.parameters()
                .judged(() -> of(call, found -> call.withFields(one -> decide(call, found, one))));
    }

    /// What is said is judged as a whole before anything of it counts.
    private Answer decide(Call call, Approval approval, Fields fields) {
        var input = approval.asked().request().kind() == Kind.INPUT;
        var approved = input ? Optional.of(true) : fields.flagIfGiven("approved");
        if (approved.isEmpty()) {
            fields.complain("approved", "It must be given.", "Send true or false.");
        }
        var comment = input ? Optional.<String>empty() : fields.text("comment", COMMENT_MOST);
        var values = fields.object("values").orElseGet(Json::object);
        var by = fields.text("by", Email.MOST);
        return fields.judged(() -> {
            if (call.isForAnother(by)) {
                return Problems.onlyYourself();
            }
            var faults = faults(approval, values, approved.orElseThrow());
            if (!faults.isEmpty()) {
                return Problems.of(new Refusal.Invalid(faults));
            }
            var word =
                    new Approvals.Word(
                            approved.orElseThrow(),
                            comment.orElse(null),
                            values,
                            tx -> files.bring(tx, call.organization(), given(approval, values)));
            return person(call, by)
                    .map(member -> decided(call, approval, member, word))
                    .orElseGet(() -> nobody(by.orElse("")));
        });
    }

    private static FileValues.Given given(Approval approval, ObjectNode values) {
        var variables = approval.fields().orElse(StepFields.NONE).variables();
        return new FileValues.Given(approval.id().caseId(), approval.step(), variables, values);
    }

    private static List<Fault> faults(Approval approval, ObjectNode values, boolean whole) {
        var faults = new ArrayList<Fault>();
        for (var violation : approval.fields().orElse(StepFields.NONE).check(values, whole)) {
            faults.add(
                    new Fault(
                            "values" + violation.path().replace('/', '.'),
                            violation.error(),
                            "Send values as `fields` of the approval describes them."));
        }
        return faults;
    }

    /// Whose decision it is: the member named, else the one who is signed in or made the token.
    Optional<Member> person(Call call, Optional<String> by) {
        return by.isPresent()
                ? members.active(call.organization(), by.get())
                : members.find(call.organization(), call.caller().member())
                        .filter(found -> found.state() == MemberState.ACTIVE)
                        .map(found -> new Member(found.id(), found.email()));
    }

    private Answer decided(Call call, Approval approval, Member by, Approvals.Word word) {
        return switch (approvals.decide(call.caller().actor(), approval.id(), by, word)) {
            case Decided.NotOpen() -> conflict("Nobody waits for it any more.");
            case Decided.NotEligible() ->
                    conflict(
                            by.email()
                                    + " may not decide it now: they are none of its approvers, their"
                                    + " turn is later, or they decided already.");
            case Decided.Taken _ -> now(call, approval);
        };
    }

    /// As it is after what was done.
    Answer now(Call call, Approval approval) {
        return approvals
                .find(call.organization(), approval.id())
                .map(now -> Wire.ok(ApprovalWire.of(now)))
                .orElseGet(() -> unknown(call));
    }

    static Answer conflict(String why) {
        return Problems.of(new Refusal.Conflict(WHAT, why));
    }

    private static Answer nobody(String by) {
        return nobody("by", by);
    }

    static Answer nobody(String field, String by) {
        return Problems.of(
                Refusal.Invalid.of(
                        field,
                        "It is the email address of an active member; "
                                + (by.isEmpty() ? "the token's is none" : by + " is none")
                                + ".",
                        "Name a member of the organization."));
    }

    Answer of(Call call, Function<Approval, Answer> answer) {
        return cases.of(
                call,
                found -> {
                    return ApprovalId.of(found.id(), call.part(WHAT))
                            .flatMap(id -> approvals.find(call.organization(), id))
                            .map(answer)
                            .orElseGet(() -> unknown(call));
                });
    }

    private static Answer unknown(Call call) {
        return Problems.of(new Refusal.NotFound(WHAT, call.part(WHAT)));
    }
}
