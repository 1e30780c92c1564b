package caseloom.core.definition;

import caseloom.core.definition.StepsReader.Lists;
import caseloom.core.definition.StepsReader.Place;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the steps that hold lists of steps: `do`, `for`, `fork`, `try` with `catch`.
final class BlockSteps {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Tools tools;
    private final Lists lists;
    private final Retries retries;
    private final Filters filters;

    BlockSteps(Tools tools, Lengths lengths, Lists lists) {
        this.tools = tools;
        this.lists = lists;
        this.retries = new Retries(tools, lengths);
        this.filters = new Filters(tools);
    }

    List<Step> group(Step.Common common, Form step, Place place) {
        var list = step.needed("do");
        return list == null
                ? List.of()
                : List.of(new Step.Do(common, lists.read("do", list, place.deeper())));
    }

    List<Step> loop(Step.Common common, Form step, Place place) {
        var loop = step.needed("for");
        var list = step.needed("do");
        if (loop == null || list == null) {
            return List.of();
        }
        var form = tools.form(loop, "`for`").only("each", "at", "in");
        var each = variable(tools, form, "each", "item");
        var at = variable(tools, form, "at", "index");
        if (each.equals(at)) {
            tools.complaints().error(loop, "`each` and `at` cannot both be `" + at + "`.");
        }
        var in = form.neededText("in");
        var round = place.deeper(each.equals(at) ? new String[] {each} : new String[] {each, at});
        var whilst = step.text("while");
        var steps = lists.read("do", list, round);
        if (in == null) {
            return List.of();
        }
        return List.of(
                new Step.For(
                        common,
                        each,
                        at,
                        tools.formulas().expression(in, place.scope()),
                        whilst == null ? null : tools.formulas().expression(whilst, round.scope()),
                        steps));
    }

    List<Step> fork(Step.Common common, Form step, Place place) {
        var fork = step.needed("fork");
        if (fork == null) {
            return List.of();
        }
        var form = tools.form(fork, "`fork`").only("branches", "compete");
        var branches = form.needed("branches");
        var compete = form.flag("compete");
        return branches == null
                ? List.of()
                : List.of(
                        new Step.Fork(
                                common,
                                lists.branches(branches, place.deeper()),
                                compete != null && compete));
    }

    List<Step> attempt(Step.Common common, Form step, Place place) {
        var list = step.needed("try");
        var handler = step.needed("catch");
        var steps =
                list == null ? StepList.of("", List.of()) : lists.read("try", list, place.deeper());
        if (handler == null) {
            return List.of();
        }
        return List.of(new Step.Try(common, steps, handler(handler, place)));
    }

    private Catch handler(Value value, Place place) {
        var form =
                tools.form(value, "`catch`")
                        .only("errors", "as", "when", "exceptWhen", "retry", "do");
        var as = variable(tools, form, "as", "error");
        var judged = place.scope().with(as);
        var when = form.text("when");
        var exceptWhen = form.text("exceptWhen");
        var list = form.get("do");
        return new Catch(
                filters.read(form),
                as,
                when == null ? null : tools.formulas().expression(when, judged),
                exceptWhen == null ? null : tools.formulas().expression(exceptWhen, judged),
                retries.read(form, place.scope(), as),
                list == null ? null : lists.read("do", list, place.deeper(as)));
    }

    /// The name of a variable that the author may choose.
    static String variable(Tools tools, Form form, String member, String usual) {
        var text = form.text(member);
        if (text == null) {
            return usual;
        }
        var name = text.text();
        if (!VARIABLE.matcher(name).matches()) {
            tools.complaints()
                    .error(
                            text,
                            "`" + member + "` must be a variable's name such as `" + usual + "`.");
            return usual;
        }
        if (Scope.TAKEN.contains(name)) {
            tools.complaints()
                    .error(text, "`$" + name + "` has a meaning already: choose another name.");
        }
        return name;
    }
}
