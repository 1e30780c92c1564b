package caseloom.core.definition;

import caseloom.core.document.Attribute;
import caseloom.core.document.DataType;
import org.jspecify.annotations.Nullable;

/// Reads what steps that deal with documents have of their own. What is written out is checked
/// here; what is an expression is checked when the step runs.
final class DocumentArguments {

    private final Tools tools;

    DocumentArguments(Tools tools) {
        this.tools = tools;
    }

    void store(Form form) {
        if (form.get("file") instanceof Value.Text file && !Texts.wrapped(file)) {
            tools.complaints()
                    .error(
                            file,
                            "`file` must be an expression that gives a file of the case, such as"
                                    + " `${ .contract }`.");
        }
        if (form.get("attributes") instanceof Value.Fields attributes) {
            attributes.fields().forEach((name, field) -> attribute(name, field.value()));
        }
    }

    private void attribute(String name, Value value) {
        if (name.isEmpty() || Attribute.length(name) > Attribute.NAME_MOST) {
            tools.complaints()
                    .error(
                            value,
                            "The name of an attribute has 1 to "
                                    + Attribute.NAME_MOST
                                    + " characters.");
        }
        switch (value) {
            case Value.Fields typed -> typed(name, typed);
            case Value.Items items ->
                    tools.complaints()
                            .error(
                                    items,
                                    "`"
                                            + name
                                            + "` must be a text, a number, a boolean, or"
                                            + " `{ data_type: ..., value: ... }`.");
            case Value.Text _, Value.Plain _ -> {
                // Any of them is a value.
            }
        }
    }

    private void typed(String name, Value.Fields typed) {
        var form = tools.form(typed, "`" + name + "`").only("data_type", "value");
        form.needed("value");
        type(form.get("data_type"));
    }

    private void type(@Nullable Value type) {
        if (type instanceof Value.Text text
                && !Texts.wrapped(text)
                && DataType.of(text.text()).isEmpty()) {
            tools.complaints()
                    .error(
                            text,
                            "`data_type` must be one of `"
                                    + String.join("`, `", DataType.words())
                                    + "`."
                                    + Nearest.hint(text.text(), DataType.words()));
        }
    }
}
