package caseloom.core.definition;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what `send-mail` has. What is written out is checked here; what is an expression is
/// checked when the step runs.
final class MailArguments {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[^\\s\\p{Cntrl}@,;:<>()\\[\\]\\\\\"]{1,64}@[^\\s\\p{Cntrl}@,;:<>()\"]+");

    private static final int ADDRESS_MOST = 254;

    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]*");

    private final Tools tools;

    MailArguments(Tools tools) {
        this.tools = tools;
    }

    void mail(Form form) {
        for (var name : List.of("to", "cc", "bcc")) {
            people(name, form.get(name));
        }
        if (form.get("subject") instanceof Value.Text subject) {
            subject(subject);
        }
        if (form.get("text") == null && form.get("html") == null) {
            form.complainAbout("to", "`send-mail` needs `text`, or `html`, or both.");
        }
        var files = form.get("attachments");
        if (files != null && !expression(files)) {
            list(files).forEach(one -> file(files, one));
        }
    }

    private void people(String name, @Nullable Value value) {
        if (value == null || expression(value)) {
            return;
        }
        var all = list(value);
        if (all.isEmpty() && name.equals("to")) {
            tools.complaints().error(value, "`to` must name somebody.");
        }
        all.stream().filter(one -> !expression(one)).forEach(one -> person(name, one));
    }

    private void person(String name, Value who) {
        if (!(who instanceof Value.Text text)
                || text.text().length() > ADDRESS_MOST
                || !ADDRESS.matcher(text.text()).matches()) {
            tools.complaints()
                    .error(
                            who,
                            "`"
                                    + name
                                    + "` must be an email address such as `ann@example.com`, or a"
                                    + " list of them.");
        }
    }

    private void subject(Value.Text subject) {
        if (!expression(subject) && !LINE.matcher(subject.text()).matches()) {
            tools.complaints().error(subject, "`subject` must be one line.");
        } else if (subject.text().isBlank()) {
            tools.complaints().error(subject, "`subject` must not be blank.");
        }
    }

    private void file(Value files, Value one) {
        if (!(one instanceof Value.Text)) {
            tools.complaints()
                    .error(
                            files,
                            "`attachments` must be ids of files of the case, such as the value of"
                                    + " an attribute of the type file.");
        }
    }

    private static List<Value> list(Value value) {
        return value instanceof Value.Items items ? items.values() : List.of(value);
    }

    private static boolean expression(Value value) {
        return value instanceof Value.Text text && Texts.wrapped(text);
    }
}
