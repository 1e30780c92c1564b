package caseloom.chamelio;

import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.audit.Actor;
import caseloom.core.definition.StepFields;
import caseloom.core.json.Json;
import caseloom.core.json.JsonAllowance;
import caseloom.core.variables.Findings;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.files.Staging;
import caseloom.http.Answer;
import caseloom.outcome.Outcome;
import caseloom.signatures.Signature;
import caseloom.signatures.Signatures;
import caseloom.signatures.Start;
import caseloom.signatures.StartAnswer;
import caseloom.tasks.StepRun;
import caseloom.tasks.Task;
import caseloom.tasks.Tasks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Starting a signing (section 5.9): steps 4 to 10 of L-24. Safe to share.
final class SignCalls {

    private final Tasks all;
    private final Signatures signatures;
    private final TaskCalls tasks;
    private final Members members;
    private final Files files;
    private final Staging staging;
    private final InstantSource clock;
    private final int bodyMost;

    SignCalls(
            ChamelioHttp.Flows flows,
            TaskCalls tasks,
            Members members,
            ChamelioHttp.Filed filed,
            ChamelioHttp.Terms terms) {
        this.all = flows.tasks();
        this.signatures = flows.talk().signatures();
        this.tasks = tasks;
        this.members = members;
        this.files = filed.files();
        this.staging = new Staging(filed.files());
        this.clock = terms.clock();
        this.bodyMost = terms.settings().bodyMost();
    }

    Answer initiate(Asked asked) {
        var number = TaskNumber.of(asked);
        return switch (Sent.of(asked.request(), bodyMost, number::tell)) {
            case Sent.Refused(var answer) -> answer;
            case Sent.Whole(var object, var allowance) -> {
                var flaws = new Flaws(allowance);
                number.tell(flaws);
                var body = new Fields(object, Place.BODY, flaws);
                if (SaidSigners.isTooMuch(body)) {
                    yield Details.TOO_LARGE;
                }
                var said = SaidSigners.of(body);
                yield flaws.isEmpty()
                        ? tasks.found(asked, number, task -> chosen(asked, task, said, allowance))
                        : flaws.answer();
            }
        };
    }

    /// Steps 8 and 9: the earliest signing that waits for its signers, or that of the step run.
    private Answer chosen(Asked asked, Task task, SaidSigners said, JsonAllowance allowance) {
        var open = signatures.openOfCases(asked.organization(), List.of(task.id()));
        if (said.stepRun().isPresent()) {
            var run = run(asked, task, said.stepRun().get());
            if (run.isEmpty()) {
                return Details.STEP_RUN_NOT_FOUND;
            }
            open = open.stream().filter(one -> isOf(one, run.get())).toList();
        }
        if (open.isEmpty()) {
            return Details.NO_SIGNING;
        }
        return open.stream()
                .filter(one -> one.started().isEmpty())
                .findFirst()
                .map(one -> judged(asked, task, one, said, allowance))
                .orElse(Details.SIGNING_STARTED);
    }

    private Optional<StepRun> run(Asked asked, Task task, String id) {
        return all.story(asked.organization(), task).runs().stream()
                .filter(run -> TaskJson.id(run).equals(id))
                .findFirst();
    }

    /// Of one step only one pass waits at a time.
    private static boolean isOf(Signature signature, StepRun run) {
        return run.status() == StepRun.Status.PENDING
                && run.step().pointer().equals(signature.asked().step());
    }

    /// Step 10; nothing is stored when something is wrong.
    private Answer judged(
            Asked asked,
            Task task,
            Signature signature,
            SaidSigners said,
            JsonAllowance allowance) {
        var fields = signature.fields().orElse(StepFields.NONE);
        var flaws = new Flaws(allowance);
        var form = new Form.Named(said.values());
        var collected = new Collected(asked.organization(), members, files, allowance);
        form.given(fields.variables()).forEach(collected::add);
        collected.tell(fields, true, form, flaws);
        var by = by(asked, said, flaws);
        if (!flaws.isEmpty() || by.isEmpty()) {
            return flaws.answer();
        }
        return switch (staging.stage(asked.organization(), collected.files())) {
            case Outcome.Refused<List<FileRecord>> _ -> Details.TOO_LARGE;
            case Outcome.Done<List<FileRecord>>(var staged) -> {
                var step = StepFiles.id(all, task, signature.asked().step());
                var joinings = StepFiles.joinings(task, step, collected, staged, clock.instant());
                var start =
                        new Start(
                                by.get().email(),
                                said.signers(),
                                said.message().orElse(null),
                                collected.attributes(),
                                tx -> files.join(tx, joinings));
                var answer = signatures.start(actor(asked, by.get()), signature.id(), start);
                if (!(answer instanceof StartAnswer.Begun)) {
                    staging.discard(staged);
                }
                yield told(task, answer);
            }
        };
    }

    private Optional<Member> by(Asked asked, SaidSigners said, Flaws flaws) {
        if (said.user().isEmpty()) {
            return Optional.of(asked.caller().owner());
        }
        var member = members.active(asked.organization(), said.user().get());
        if (member.isEmpty()) {
            flaws.add(Findings.USER_NOT_FOUND, Place.BODY.at("user_email"));
        }
        return member;
    }

    private static Actor actor(Asked asked, Member by) {
        return Actor.key(asked.organization(), asked.caller().keyId(), by.id(), by.email());
    }

    private static Answer told(Task task, StartAnswer answer) {
        return switch (answer) {
            case StartAnswer.NotOpen() -> Details.NO_SIGNING;
            case StartAnswer.Already() -> Details.SIGNING_STARTED;
            case StartAnswer.Begun(var first) ->
                    Details.ok(
                            Json.object()
                                    .put("task_id", task.id().value())
                                    .put("sign_url", first.address())
                                    .put("message", "Signature process initiated successfully"));
        };
    }
}
