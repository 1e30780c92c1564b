package caseloom.approve;

import caseloom.core.variables.Variable;
import caseloom.pages.Attributes;
import caseloom.pages.Html;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a form, each with its label, its hint, and what is wrong with it.
final class FieldPieces {

    private static final String SUFFIX_HINT = "-hint";
    private static final String SUFFIX_WRONG = "-wrong";

    private final Filled filled;

    FieldPieces(Filled filled) {
        this.filled = filled;
    }

    /// What is asked at one place of a form.
    ///
    /// @param id for complaints
    /// @param name in the form
    record Asked(String id, String name, String label, String hint, boolean required) {}

    List<Html> of(List<Variable> variables) {
        var all = new ArrayList<Html>();
        for (var i = 0; i < variables.size(); i++) {
            all.add(field(variables.get(i), Answers.name(i)));
        }
        return all;
    }

    private Html field(Variable variable, String name) {
        var asked =
                new Asked(
                        variable.id(),
                        name,
                        variable.name(),
                        variable.description(),
                        variable.required());
        return switch (variable.type()) {
            case BOOLEAN -> choice(asked, List.of("true", "false"), List.of("Yes", "No"));
            case SELECT -> {
                var options = variable.validation().options();
                yield choice(asked, options, options);
            }
            case NUMBER -> input(asked, "text", "decimal");
            case DATE -> input(asked, "date", null);
            case EMAIL, USER_ENTITY -> input(asked, "email", null);
            case TEXT, BUSINESS -> input(asked, "text", null);
            case FILE ->
                    framed(
                            asked,
                            Html.element(
                                    "p",
                                    Attributes.of("class", "hint"),
                                    Html.text("A file cannot be given on this page.")));
        };
    }

    Html input(Asked asked, String type, @Nullable String mode) {
        var attributes = common(asked).and("type", type).and("value", filled.value(asked.id));
        if (mode != null) {
            attributes = attributes.and("inputmode", mode);
        }
        return framed(asked, Html.empty("input", attributes));
    }

    Html area(Asked asked, String text) {
        return framed(
                asked, Html.element("textarea", common(asked).and("rows", "4"), Html.text(text)));
    }

    private Html choice(Asked asked, List<String> values, List<String> words) {
        var options = new ArrayList<Html>();
        options.add(Html.element("option", Attributes.of("value", ""), Html.text("—")));
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            options.add(
                    Html.element(
                            "option",
                            Attributes.of("value", value)
                                    .flagIf(value.equals(filled.value(asked.id)), "selected"),
                            Html.text(words.get(i))));
        }
        return framed(asked, Html.element("select", common(asked), Html.of(options)));
    }

    /// Not `required`: who declines need not fill in anything, and what is missing is said by us.
    private Attributes common(Asked asked) {
        var attributes =
                Attributes.of("id", asked.name).and("name", asked.name).and("autocomplete", "off");
        var wrong = filled.violations().containsKey(asked.id);
        var by = new ArrayList<String>();
        if (!asked.hint.isEmpty()) {
            by.add(asked.name + SUFFIX_HINT);
        }
        if (wrong) {
            by.add(asked.name + SUFFIX_WRONG);
            attributes = attributes.and("aria-invalid", "true");
        }
        return by.isEmpty() ? attributes : attributes.and("aria-describedby", String.join(" ", by));
    }

    private Html framed(Asked asked, Html control) {
        var wrong = filled.violations().get(asked.id);
        return Html.element(
                "div",
                Attributes.of("class", "field"),
                Html.element(
                        "label",
                        Attributes.of("for", asked.name),
                        Html.text(asked.label + (asked.required ? " (required)" : ""))),
                asked.hint.isEmpty()
                        ? Html.NONE
                        : Html.element(
                                "p",
                                Attributes.of("class", "hint").and("id", asked.name + SUFFIX_HINT),
                                Html.text(asked.hint)),
                control,
                wrong == null
                        ? Html.NONE
                        : Html.element(
                                "p",
                                Attributes.of("class", "violation")
                                        .and("id", asked.name + SUFFIX_WRONG),
                                Html.text(wrong)));
    }
}
