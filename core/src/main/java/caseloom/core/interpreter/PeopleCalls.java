package caseloom.core.interpreter;

import caseloom.core.approval.ApprovalGroup;
import caseloom.core.approval.ApprovalRequest;
import caseloom.core.approval.ApprovalRequest.Kind;
import caseloom.core.definition.Function;
import caseloom.core.definition.IsoDuration;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The functions that wait for people: what they ask, and what an answer gives.
final class PeopleCalls {

    private final Advance advance;
    private final Activation activation;
    private final Arguments arguments;

    private PeopleCalls(Advance advance, Activation activation, Arguments arguments) {
        this.advance = advance;
        this.activation = activation;
        this.arguments = arguments;
    }

    static Deed begin(Advance advance, Activation activation, Arguments arguments) {
        var call = new PeopleCalls(advance, activation, arguments);
        return arguments.function() == Function.REQUEST_INPUT ? call.input() : call.approval();
    }

    /// People were asked; the run waits for what they say from now on.
    ///
    /// @param planned when they are to be reminded; null for never
    static Deed asked(Advance advance, @Nullable JsonNode planned) {
        return new Deed.Busy(
                new Work.Calling(null, planned == null ? null : Reminders.begun(advance, planned)));
    }

    /// It is time to remind them.
    static Deed remind(Advance advance, Activation activation, Work.Calling calling) {
        var reminders = Objects.requireNonNull(calling.reminders()).one();
        advance.effects.add(
                new Effect.RemindPeople(
                        activation.id, Keys.of(advance, activation), reminders.number()));
        return new Deed.Busy(new Work.Calling(calling.url(), reminders));
    }

    /// They were reminded.
    static Deed reminded(
            Advance advance, Activation activation, Work.Calling calling, List<String> people) {
        var reminders = Objects.requireNonNull(calling.reminders());
        var detail = Json.object().put("reminder", reminders.number());
        people.forEach(detail.putArray("to")::add);
        advance.story.tell(
                StoryEvent.APPROVAL_REMINDED, activation.pointer(), advance.story.shown(detail));
        return new Deed.Busy(new Work.Calling(calling.url(), reminders.told(advance)));
    }

    /// What the step gives when it was answered.
    ///
    /// @param said `values`, `by`, `at` and, of an approval, `approved`, `comment` and all
    ///   `decisions`
    static Deed given(Advance advance, Activation activation, Function function, JsonNode said) {
        var pointer = activation.pointer();
        var values = said.path("values") instanceof ObjectNode object ? object : Json.object();
        for (var handed : said.path("delegations")) {
            advance.story.tell(StoryEvent.APPROVAL_DELEGATED, pointer, advance.story.shown(handed));
        }
        if (function == Function.REQUEST_INPUT) {
            var detail = Json.object().put("by", said.path("by").asText());
            detail.set("values", values);
            advance.story.tell(StoryEvent.INPUT_SUBMITTED, pointer, advance.story.shown(detail));
            return new Deed.Gave(values);
        }
        for (var decision : said.path("decisions")) {
            advance.story.tell(StoryEvent.APPROVAL_DECIDED, pointer, advance.story.shown(decision));
        }
        return new Deed.Gave(approved(advance, values, said));
    }

    private static ObjectNode approved(Advance advance, ObjectNode values, JsonNode said) {
        var output = Json.object();
        output.setAll(advance.view.attributes());
        output.setAll(values);
        for (var name : List.of("approved", "comment", "by", "at")) {
            output.set(name, said.hasNonNull(name) ? said.get(name) : NullNode.instance);
        }
        return output;
    }

    private Deed approval() {
        var groups = groups();
        if (groups.isEmpty()) {
            var said = Json.object().put("approved", true).putNull("comment").putNull("by");
            said.put("at", advance.now().toString());
            return new Deed.Gave(approved(advance, Json.object(), said));
        }
        return ask(
                Kind.APPROVAL,
                groups,
                flag("ordered", arguments.with().path("ordered")),
                texts("show"));
    }

    private Deed input() {
        var people = people("assignees", arguments.with().path("assignees"));
        var group = new ApprovalGroup(people, 1, turns(arguments.with()));
        return ask(Kind.INPUT, List.of(group), false, List.of());
    }

    private Deed ask(Kind kind, List<ApprovalGroup> groups, boolean ordered, List<String> show) {
        var limits = advance.limits();
        var size = Measure.of(arguments.with(), limits.attributesSize(), limits.depth());
        if (!size.fits()) {
            throw arguments.refused("`with` " + size.complaint());
        }
        var title = arguments.text("title");
        var request = new ApprovalRequest(kind, title, groups, ordered, show, due());
        var effect =
                new Effect.RequestApproval(
                        activation.id, Keys.of(advance, activation), activation.pointer(), request);
        var detail = Json.object().put(kind.word(), Sound.cut(title, 200));
        var first = groups.getFirst();
        var assignee = first.approvers().getFirst();
        if (assignee.contains("@") && !first.turns()) {
            detail.put("assignee", assignee);
        }
        advance.ask(activation, effect, detail, arguments.with());
        return new Deed.Busy(new Work.Asking(reminders()));
    }

    /// When to remind; a length is that of the pauses between reminders.
    private @Nullable JsonNode reminders() {
        if (!arguments.has("remind")) {
            return null;
        }
        var every = IsoDuration.parse(arguments.text("remind"));
        if (every.isPresent() && every.get().compareTo(ApprovalRequest.REMIND_LEAST) < 0) {
            throw arguments.refused("`remind` must be at least " + ApprovalRequest.REMIND_LEAST);
        }
        var first = every.map(advance.now()::plus).orElseGet(() -> arguments.moment("remind"));
        if (first.isAfter(advance.now().plus(advance.limits().pause()))) {
            throw arguments.refused("`remind` is more than " + advance.limits().pause() + " away");
        }
        return Reminders.planned(every.orElse(null), first);
    }

    /// Those whose condition holds.
    private List<ApprovalGroup> groups() {
        if (!arguments.has("groups")) {
            var people = people("approvers", arguments.with().path("approvers"));
            return List.of(new ApprovalGroup(people, 1, turns(arguments.with())));
        }
        var written = arguments.with().path("groups");
        if (!written.isArray() || written.size() > ApprovalRequest.GROUPS_MOST) {
            throw arguments.refused(
                    "`groups` must be a list of at most "
                            + ApprovalRequest.GROUPS_MOST
                            + " groups");
        }
        var groups = new ArrayList<ApprovalGroup>();
        var named = 0;
        for (var group : written) {
            if (holds(group.path("when"))) {
                var people = people("approvers", group.path("approvers"));
                named += people.size();
                var quorum = quorum(group.path("quorum"), people);
                groups.add(new ApprovalGroup(people, quorum, turns(group)));
            }
        }
        bounded(named);
        return groups;
    }

    /// As conditions are (W-12); a group without one takes part.
    private boolean holds(JsonNode when) {
        if (when.isMissingNode() || when.isBoolean()) {
            return when.asBoolean(true);
        }
        if (when.isNull()) {
            return false;
        }
        throw arguments.refused("`when` of a group must be true, false or null");
    }

    private int quorum(JsonNode quorum, List<String> people) {
        if (quorum.isMissingNode() || quorum.isNull()) {
            return 1;
        }
        if (!quorum.isIntegralNumber() || !quorum.canConvertToInt() || quorum.intValue() < 1) {
            throw arguments.refused("`quorum` of a group must be a whole number from 1 on");
        }
        var roles = people.stream().anyMatch(one -> one.startsWith("role:"));
        if (!roles && quorum.intValue() > people.size()) {
            throw arguments.refused(
                    "`quorum` of a group is " + quorum + ", but it has only " + people.size());
        }
        return quorum.intValue();
    }

    private List<String> people(String name, JsonNode value) {
        var people = new ArrayList<String>();
        for (var one : value.isArray() ? value : List.of(value)) {
            if (!one.isTextual() || !ApprovalRequest.names(one.textValue())) {
                throw arguments.refused(
                        "`"
                                + name
                                + "` must be email addresses, `owner`, `requester` or"
                                + " `role:<name>`, not "
                                + Sound.cut(one.toString(), 100));
            }
            people.add(one.textValue());
        }
        if (people.isEmpty()) {
            throw arguments.refused("`" + name + "` must name somebody");
        }
        bounded(people.size());
        return people;
    }

    private void bounded(int named) {
        if (named > ApprovalRequest.APPROVERS_MOST) {
            throw arguments.refused(
                    "more than " + ApprovalRequest.APPROVERS_MOST + " people are named");
        }
    }

    private boolean turns(JsonNode of) {
        return flag("turns", of.path("turns"));
    }

    private boolean flag(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isBoolean()) {
            return value.asBoolean(false);
        }
        throw arguments.refused("`" + name + "` must be true or false");
    }

    private List<String> texts(String name) {
        var value = arguments.with().path(name);
        var texts = new ArrayList<String>();
        for (var one : value) {
            texts.add(one.asText());
        }
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw arguments.refused("`" + name + "` must be a list of names");
        }
        return texts;
    }

    private @Nullable Instant due() {
        if (!arguments.has("due")) {
            return null;
        }
        var text = arguments.text("due");
        var at =
                IsoDuration.parse(text)
                        .map(advance.now()::plus)
                        .orElseGet(() -> arguments.moment("due"));
        if (at.isAfter(advance.now().plus(advance.limits().pause()))) {
            throw arguments.refused("`due` is more than " + advance.limits().pause() + " away");
        }
        return at;
    }
}
