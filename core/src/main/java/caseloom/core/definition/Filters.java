package caseloom.core.definition;

import java.util.LinkedHashMap;
import java.util.Map;

/// Reads `catch.errors.with`: the members that an error must have to be caught.
final class Filters {

    private final Tools tools;

    Filters(Tools tools) {
        this.tools = tools;
    }

    Map<String, String> read(Form handler) {
        var filter = new LinkedHashMap<String, String>();
        var errors = handler.get("errors");
        if (errors == null) {
            return filter;
        }
        var with = tools.form(errors, "`errors`").only("with").get("with");
        if (with == null) {
            return filter;
        }
        var form =
                tools.form(with, "`with`")
                        .only("type", "status", "instance", "title", "detail", "details");
        if (with instanceof Value.Fields && form.names().isEmpty()) {
            tools.complaints().error(with, "`with` needs at least one member to compare.");
        }
        var status = form.number("status");
        if (status != null) {
            filter.put("status", Integer.toString(status));
        }
        text(form, "type", "type", filter);
        text(form, "title", "title", filter);
        text(form, "instance", "instance", filter);
        text(form, "details", "detail", filter);
        text(form, "detail", "detail", filter);
        return filter;
    }

    /// W-3: the language writes `details`, errors have `detail`; both are taken.
    private void text(Form form, String name, String member, Map<String, String> filter) {
        var text = form.text(name);
        if (text == null) {
            return;
        }
        if (Texts.wrapped(text)) {
            tools.complaints()
                    .error(text, "A filter compares fixed values; for an expression use `when`.");
        }
        if (filter.put(member, text.text()) != null) {
            form.complainAbout(name, "`detail` and `details` are the same; write one of them.");
        }
    }
}
