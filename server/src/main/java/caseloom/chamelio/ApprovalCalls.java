package caseloom.chamelio;

import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.approvals.Approval;
import caseloom.approvals.Approvals;
import caseloom.approvals.Decided;
import caseloom.core.approval.ApprovalRequest.Kind;
import caseloom.core.definition.StepFields;
import caseloom.core.json.Json;
import caseloom.core.json.JsonAllowance;
import caseloom.core.variables.Scalar;
import caseloom.core.variables.Scalars;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.files.Staging;
import caseloom.http.Answer;
import caseloom.outcome.Outcome;
import caseloom.tasks.Task;
import caseloom.tasks.Tasks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Approve or reject, and what there is to approve (sections 5.3 and 5.4). Safe to share.
final class ApprovalCalls {

    private static final String INCLUDE_FILES = "include_files";

    private final Tasks all;
    private final Approvals approvals;
    private final TaskCalls tasks;
    private final Members members;
    private final Files files;
    private final Staging staging;
    private final ApprovalJson json;
    private final InstantSource clock;
    private final int bodyMost;

    ApprovalCalls(
            ChamelioHttp.Flows flows,
            TaskCalls tasks,
            Members members,
            ChamelioHttp.Filed filed,
            ChamelioHttp.Terms terms) {
        this.all = flows.tasks();
        this.approvals = flows.talk().approvals();
        this.tasks = tasks;
        this.members = members;
        this.files = filed.files();
        this.staging = new Staging(filed.files());
        this.json = new ApprovalJson(filed.files(), filed.links());
        this.clock = terms.clock();
        this.bodyMost = terms.settings().bodyMost();
    }

    /// A body whose types are right.
    private record Wish(
            boolean approved,
            Optional<String> comment,
            List<InputValue> values,
            Optional<String> user,
            JsonAllowance allowance) {}

    Answer approve(Asked asked) {
        var number = TaskNumber.of(asked);
        return switch (Sent.of(asked.request(), bodyMost, number::tell)) {
            case Sent.Refused(var answer) -> answer;
            case Sent.Whole(var object, var allowance) -> {
                var flaws = new Flaws(allowance);
                number.tell(flaws);
                var body = new Fields(object, Place.BODY, flaws);
                var approved = body.bool("approved");
                var comment = body.optionalText("comment");
                var values =
                        object.hasNonNull("variables")
                                ? InputValue.list(body)
                                : List.<InputValue>of();
                var user = body.optionalEmail("user_email");
                if (approved.isEmpty() || !flaws.isEmpty()) {
                    yield flaws.answer();
                }
                var wish = new Wish(approved.get(), comment, values, user, allowance);
                yield tasks.found(asked, number, task -> chosen(asked, task, wish));
            }
        };
    }

    /// Step 9 of L-24: the earliest request that this user may decide (L-135).
    private Answer chosen(Asked asked, Task task, Wish wish) {
        var open = open(asked, task);
        if (open.isEmpty()) {
            return Details.NO_APPROVAL;
        }
        var member =
                wish.user.isEmpty()
                        ? Optional.of(asked.caller().owner())
                        : members.active(asked.organization(), wish.user.get());
        var mine =
                member.flatMap(known ->
                        open.stream().filter(one -> one.awaits(known.email())).findFirst());
        return mine.isEmpty()
                ? Details.NOT_ELIGIBLE
                : judged(asked, task, mine.get(), member.orElseThrow(), wish);
    }

    private List<Approval> open(Asked asked, Task task) {
        return approvals.openOfCases(asked.organization(), List.of(task.id())).stream()
                .filter(one -> one.asked().request().kind() == Kind.APPROVAL)
                .toList();
    }

    /// Step 10: a required value is needed only when approving (L-138).
    private Answer judged(Asked asked, Task task, Approval approval, Member by, Wish wish) {
        var fields = approval.fields().orElse(StepFields.NONE);
        var flaws = new Flaws(wish.allowance);
        var form = new Form.Named(wish.values);
        var collected = new Collected(asked.organization(), members, files, wish.allowance);
        form.given(fields.variables()).forEach(collected::add);
        collected.tell(fields, wish.approved, form, flaws);
        if (!flaws.isEmpty()) {
            return flaws.answer();
        }
        return switch (staging.stage(asked.organization(), collected.files())) {
            case Outcome.Refused<List<FileRecord>> _ -> Details.TOO_LARGE;
            case Outcome.Done<List<FileRecord>>(var staged) -> {
                var step = StepFiles.id(all, task, approval.asked().step());
                var joinings = StepFiles.joinings(task, step, collected, staged, clock.instant());
                var word =
                        new Approvals.Word(
                                wish.approved,
                                wish.comment.orElse(null),
                                collected.attributes(),
                                tx -> files.join(tx, joinings));
                var decided = approvals.decide(asked.caller().actor(), approval.id(), by, word);
                if (!(decided instanceof Decided.Taken)) {
                    staging.discard(staged);
                }
                yield taken(asked, task, wish, decided);
            }
        };
    }

    private Answer taken(Asked asked, Task task, Wish wish, Decided decided) {
        return switch (decided) {
            case Decided.Taken _ -> submitted(asked, task, wish.approved);
            case Decided.NotOpen() -> Details.NO_APPROVAL;
            case Decided.NotEligible() -> Details.NOT_ELIGIBLE;
        };
    }

    /// The message is the same for a rejection (L-132).
    private Answer submitted(Asked asked, Task task, boolean approved) {
        var now = all.find(asked.organization(), task.id()).orElse(task);
        return Details.ok(
                Json.object()
                        .put("task_id", task.id().value())
                        .put("status", TaskJson.status(now))
                        .put("approved", approved)
                        .put("message", "Approval submitted successfully"));
    }

    Answer details(Asked asked) {
        var flaws = new Flaws();
        var number = TaskNumber.of(asked);
        number.tell(flaws);
        var withFiles = withFiles(asked, flaws);
        return flaws.isEmpty()
                ? tasks.found(asked, number, task -> details(asked, task, withFiles))
                : flaws.answer();
    }

    private Answer details(Asked asked, Task task, boolean withFiles) {
        var open = open(asked, task);
        if (open.isEmpty()) {
            return Details.NO_PENDING_APPROVAL;
        }
        var organization = asked.organization();
        var variables = all.definition(task).variables();
        var details = json.details(all.story(organization, task), variables, open.getFirst());
        return Details.ok(withFiles ? json.withFiles(organization, details) : details);
    }

    private static boolean withFiles(Asked asked, Flaws flaws) {
        var sent = asked.request().query().get(INCLUDE_FILES);
        if (sent.isEmpty()) {
            return false;
        }
        return switch (Scalars.bool(sent.get())) {
            case Scalar.Read<Boolean>(var wanted) -> wanted;
            case Scalar.Wrong<Boolean>(var finding) -> {
                flaws.add(finding, Place.QUERY.at(INCLUDE_FILES));
                yield false;
            }
        };
    }
}
