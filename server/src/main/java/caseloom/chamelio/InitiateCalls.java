package caseloom.chamelio;

import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.chamelio.Versions.Chosen;
import caseloom.core.json.JsonAllowance;
import caseloom.core.variables.Findings;
import caseloom.files.Files;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/// The two calls that start a task (sections 4.3 and 4.4): steps 4 to 10 of L-24. Safe to share.
final class InitiateCalls {

    private final Versions versions;
    private final Members members;
    private final Files files;
    private final Initiation initiation;
    private final int bodyMost;

    InitiateCalls(
            Versions versions,
            Members members,
            Files files,
            Initiation initiation,
            ChamelioSettings settings) {
        this.versions = versions;
        this.members = members;
        this.files = files;
        this.initiation = initiation;
        this.bodyMost = settings.bodyMost();
    }

    /// A body whose types are right.
    private record Wish(
            Form form,
            Optional<String> user,
            Optional<ObjectNode> metadata,
            JsonAllowance allowance) {}

    Answer initiate(Asked asked) {
        return called(asked, Form.Named::of);
    }

    Answer flexible(Asked asked) {
        return called(asked, Form.Matched::of);
    }

    private Answer called(Asked asked, Function<Fields, Form> reader) {
        return switch (Sent.of(asked.request(), bodyMost)) {
            case Sent.Refused(var answer) -> answer;
            case Sent.Whole(var object, var allowance) -> {
                var flaws = new Flaws(allowance);
                var body = new Fields(object, Place.BODY, flaws);
                var form = reader.apply(body);
                var user = body.optionalEmail("user");
                var metadata = body.optionalObject("metadata");
                yield flaws.isEmpty()
                        ? chosen(asked, new Wish(form, user, metadata, allowance))
                        : flaws.answer();
            }
        };
    }

    private Answer chosen(Asked asked, Wish wish) {
        return switch (versions.choose(asked.organization(), asked.part(0), asked.part(1))) {
            case Chosen.Refused(var answer) -> answer;
            case Chosen.Version version ->
                    version.workflow().online()
                            ? judged(asked, wish, version)
                            : Details.WORKFLOW_NOT_FOUND;
        };
    }

    /// Step 10 of L-24; files are stored only when nothing is wrong.
    private Answer judged(Asked asked, Wish wish, Chosen.Version version) {
        var flaws = new Flaws(wish.allowance());
        var definition = version.publication().definition();
        var collected = new Collected(asked.organization(), members, files, wish.allowance());
        var given = wish.form().given(definition.variables());
        given.forEach(collected::add);
        collected.tell(definition.intake(), true, wish.form(), flaws);
        var initiator = initiator(asked, wish, flaws);
        if (!flaws.isEmpty() || initiator.isEmpty()) {
            return flaws.answer();
        }
        var metadata = wish.metadata().filter(_ -> wish.form().keepsMetadata());
        return initiation.begin(
                new Initiation.Start(
                        asked.organization(),
                        version,
                        initiator.get(),
                        collected,
                        given,
                        metadata.orElse(null)));
    }

    private Optional<Member> initiator(Asked asked, Wish wish, Flaws flaws) {
        if (wish.user().isEmpty()) {
            return Optional.of(asked.caller().owner());
        }
        var member = members.active(asked.organization(), wish.user().get());
        if (member.isEmpty()) {
            flaws.add(Findings.USER_NOT_FOUND, Place.BODY.at("user"));
        }
        return member;
    }
}
