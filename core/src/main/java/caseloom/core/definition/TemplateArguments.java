package caseloom.core.definition;

import java.util.List;
import java.util.regex.Pattern;

/// Reads what `generate-document` has of its own. What is written out is checked here; what is an
/// expression is checked when the step runs.
final class TemplateArguments {

    private static final List<String> FORMATS = List.of("docx", "pdf");

    /// As files are called (L-190).
    private static final Pattern FILE =
            Pattern.compile("(document|doc|attachment|att|file)_[1-9][0-9]{0,17}");

    private final Tools tools;

    TemplateArguments(Tools tools) {
        this.tools = tools;
    }

    void check(Form form) {
        if (form.get("format") instanceof Value.Text format
                && literal(format)
                && !FORMATS.contains(format.text())) {
            tools.complaints()
                    .error(
                            format,
                            "`format` must be `docx` or `pdf`."
                                    + Nearest.hint(format.text(), FORMATS));
        }
        if (form.get("template") instanceof Value.Text template
                && literal(template)
                && !FILE.matcher(template.text()).matches()) {
            tools.complaints()
                    .error(
                            template,
                            "`template` must be the id of a file such as `attachment_12`, or an"
                                    + " expression such as `${ .template }` for an attribute that is a"
                                    + " file.");
        }
        if (form.get("name") instanceof Value.Text name && name.text().isBlank()) {
            tools.complaints().error(name, "`name` must not be blank.");
        }
    }

    private static boolean literal(Value.Text text) {
        return !Texts.wrapped(text);
    }
}
