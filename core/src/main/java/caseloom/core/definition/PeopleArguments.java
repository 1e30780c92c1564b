package caseloom.core.definition;

import caseloom.core.approval.ApprovalRequest;
import caseloom.core.schema.AttributeSchemas;
import caseloom.core.schema.SchemaProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what steps that wait for people have of their own. What is written out is checked here;
/// what is an expression is checked when the step runs.
final class PeopleArguments {

    private final Tools tools;

    PeopleArguments(Tools tools) {
        this.tools = tools;
    }

    void approval(Form form) {
        var approvers = form.get("approvers");
        var groups = form.get("groups");
        if (approvers == null && groups == null) {
            form.complainAbout(
                    "title", "`request-approval` needs `approvers`, or `groups` of them.");
        } else if (approvers != null && groups != null) {
            form.complainAbout("groups", "Write either `approvers` or `groups`, not both.");
        }
        people("approvers", approvers);
        turns(form);
        if (groups != null && form.get("turns") != null) {
            form.complainAbout("turns", "Write `turns` in the groups whose people take turns.");
        }
        groups(groups);
        if (!expression(form.get("ordered"))) {
            form.flag("ordered");
        }
        if (!expression(form.get("show"))) {
            form.items("show").forEach(item -> text("An attribute's name in `show`", item));
        }
        due(form);
        remind(form);
    }

    void input(Form form) {
        people("assignees", form.get("assignees"));
        turns(form);
        due(form);
        remind(form);
    }

    /// What is filled in must be known when the document is published: the dialects list it.
    @Nullable StepFields fields(Function function, Form step) {
        if (!function.asksPeople()
                || !(step.get("with") instanceof Value.Fields with)
                || with.get("fields") == null) {
            return null;
        }
        var fields = with.get("fields");
        if (!(fields instanceof Value.Fields schema)) {
            if (expression(fields)) {
                tools.complaints().error(fields, "What is filled in must be written out.");
            }
            return null;
        }
        return switch (AttributeSchemas.compile(schema.json())) {
            case AttributeSchemas.Compiled(var compiled) -> StepFields.of(compiled);
            case AttributeSchemas.Refused(var problems) -> {
                problems.forEach(problem -> complain(schema, problem));
                yield null;
            }
        };
    }

    private void complain(Value schema, SchemaProblem problem) {
        tools.complaints().error(Pointers.nearest(schema, problem.pointer()), problem.message());
    }

    private void groups(@Nullable Value groups) {
        if (groups == null || expression(groups)) {
            return;
        }
        if (!(groups instanceof Value.Items(_, _, var items))
                || items.isEmpty()
                || items.size() > ApprovalRequest.GROUPS_MOST) {
            tools.complaints()
                    .error(
                            groups,
                            "`groups` must be a list of 1 to "
                                    + ApprovalRequest.GROUPS_MOST
                                    + " groups of approvers.");
            return;
        }
        items.stream().filter(item -> !expression(item)).forEach(this::group);
    }

    private void group(Value item) {
        var group = tools.form(item, "a group").only("approvers", "quorum", "turns", "when");
        people("approvers", group.needed("approvers"));
        var quorum = group.get("quorum");
        if (quorum != null && !expression(quorum)) {
            var number = group.number("quorum");
            if (number != null && number < 1) {
                tools.complaints().error(quorum, "`quorum` must be 1 or more.");
            }
        }
        turns(group);
        if (!expression(group.get("when"))) {
            group.flag("when");
        }
    }

    private static void turns(Form form) {
        if (!expression(form.get("turns"))) {
            form.flag("turns");
        }
    }

    private void people(String name, @Nullable Value value) {
        if (value == null || expression(value)) {
            return;
        }
        var all = value instanceof Value.Items items ? items.values() : List.of(value);
        if (all.isEmpty()) {
            tools.complaints().error(value, "`" + name + "` must name somebody.");
        }
        all.stream()
                .filter(one -> !expression(one))
                .map(one -> text("Somebody in `" + name + "`", one))
                .forEach(this::person);
    }

    private void person(Value.@Nullable Text who) {
        if (who != null && !ApprovalRequest.names(who.text())) {
            tools.complaints()
                    .error(
                            who,
                            "`"
                                    + who.text()
                                    + "` names nobody: write an email address, `owner`,"
                                    + " `requester`, or `role:` with admin, editor, member or"
                                    + " viewer.");
        }
    }

    private Value.@Nullable Text text(String title, Value value) {
        if (value instanceof Value.Text text) {
            return text;
        }
        tools.complaints().error(value, Form.mustBeText(title, value));
        return null;
    }

    private void due(Form form) {
        if (form.get("due") instanceof Value.Text due
                && !expression(due)
                && IsoDuration.parse(due.text()).isEmpty()
                && !Arguments.moment(due.text())) {
            tools.complaints()
                    .error(
                            due,
                            "`due` must be a length of time such as `P3D`, a date such as"
                                    + " `2030-01-31`, or a moment such as `2030-01-31T09:00:00Z`.");
        }
    }

    /// A length is that of the pauses between reminders.
    private void remind(Form form) {
        if (!(form.get("remind") instanceof Value.Text remind) || expression(remind)) {
            return;
        }
        var length = IsoDuration.parse(remind.text());
        if (length.isPresent()) {
            if (length.get().compareTo(ApprovalRequest.REMIND_LEAST) < 0) {
                tools.complaints()
                        .error(
                                remind,
                                "`remind` must be at least "
                                        + ApprovalRequest.REMIND_LEAST
                                        + ": people are reminded each time that it has passed.");
            }
        } else if (!Arguments.moment(remind.text())) {
            tools.complaints()
                    .error(
                            remind,
                            "`remind` must be a length of time such as `P1D`, a date such as"
                                    + " `2030-01-31`, or a moment such as `2030-01-31T09:00:00Z`.");
        }
    }

    private static boolean expression(@Nullable Value value) {
        return value instanceof Value.Text text && Texts.wrapped(text);
    }
}
