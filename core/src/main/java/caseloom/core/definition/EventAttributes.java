package caseloom.core.definition;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the attributes of an event, as an `emit` or a filter names them.
final class EventAttributes {

    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+\\-.]*://.*");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");

    private final Tools tools;

    EventAttributes(Tools tools) {
        this.tools = tools;
    }

    /// Whether an event can be sent with an attribute of that name.
    static boolean sendable(String name) {
        return NAME.matcher(name).matches() && !name.equals("specversion");
    }

    Form read(Value value) {
        var form = tools.form(value, "`with`");
        List.of("id", "type", "subject", "datacontenttype").forEach(form::text);
        List.of("source", "dataschema").forEach(name -> address(form, name));
        moment(form);
        return form;
    }

    private void address(Form form, String name) {
        var text = form.text(name);
        if (text == null) {
            return;
        }
        if (Texts.wrapped(text)) {
            if (Texts.overLines(text)) {
                tools.complaints()
                        .error(text, "The expression of `" + name + "` must stand on one line.");
            }
        } else if (!URI.matcher(text.text()).matches()) {
            tools.complaints()
                    .error(
                            text,
                            "`"
                                    + name
                                    + "` must be a URI such as `https://shop.example/orders`, or an"
                                    + " expression that gives one.");
        }
    }

    /// The official schema refuses an expression here, since it is a literal as well to it.
    private void moment(Form form) {
        var time = form.text("time");
        if (time != null && !isMoment(time.text())) {
            tools.complaints()
                    .error(
                            time,
                            "`time` must be a moment written out, such as `2030-01-31T09:00:00Z`;"
                                    + " left out, it is the moment of the step.");
        }
    }

    private static boolean isMoment(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
