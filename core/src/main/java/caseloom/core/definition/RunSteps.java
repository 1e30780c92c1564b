package caseloom.core.definition;

import caseloom.core.definition.StepsReader.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `run`, of which only workflows can be run.
final class RunSteps {

    private static final String LATEST = "latest";

    private final Tools tools;

    RunSteps(Tools tools) {
        this.tools = tools;
    }

    List<Step> run(Step.Common common, Form step, Place place) {
        var run = step.needed("run");
        if (run == null) {
            return List.of();
        }
        if (run instanceof Value.Fields process && tools.unbuilt().process(process)) {
            return List.of();
        }
        var form = tools.form(run, "`run`").only("workflow", "await", "return");
        var await = form.flag("await");
        var gives = gives(form);
        var workflow = form.needed("workflow");
        if (workflow == null) {
            return List.of();
        }
        var called =
                tools.form(workflow, "`workflow`").only("namespace", "name", "version", "input");
        var subflow = subflow(called);
        var input = called.get("input");
        var given = input == null ? null : tools.form(input, "`input`");
        return subflow == null
                ? List.of()
                : List.of(
                        new Step.RunWorkflow(
                                common,
                                subflow,
                                given == null
                                        ? null
                                        : tools.formulas().template(given.fields(), place.scope()),
                                await == null || await,
                                gives));
    }

    /// What `return` names are the streams of other programs; a workflow has its output, or none.
    private boolean gives(Form run) {
        var text = run.text("return");
        if (text == null) {
            return true;
        }
        if (!text.text().equals("none")) {
            tools.complaints()
                    .error(
                            text,
                            "A workflow gives its output: leave `return` out, or write `none`.");
        }
        return false;
    }

    private @Nullable Subflow subflow(Form workflow) {
        workflow.neededText("namespace");
        var name = workflow.neededText("name");
        var version = workflow.neededText("version");
        if (name == null || version == null) {
            return null;
        }
        for (var text : List.of(name, version)) {
            if (Texts.wrapped(text)) {
                tools.complaints()
                        .error(text, "Which workflow is run must be written out, not computed.");
            }
        }
        return new Subflow(name.text(), version.text().equals(LATEST) ? null : version.text());
    }
}
