package caseloom.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step asks to have sent, taken from its arguments.
///
/// @param files ids of files of the case
record MailOrder(Recipients recipients, String subject, MailText text, List<String> files) {

    private static final int SHOWN_MOST = 100;

    MailOrder {
        files = List.copyOf(files);
    }

    /// What cannot be sent; leaves the package as a value.
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    static MailOrder read(ObjectNode arguments) throws Unfit {
        var recipients =
                new Recipients(
                        people(arguments, "to"), people(arguments, "cc"), people(arguments, "bcc"));
        if (recipients.to().isEmpty()) {
            throw new Unfit("`to` must name somebody");
        }
        var subject = text(arguments, "subject");
        if (subject == null || subject.isBlank() || !Mail.isSubject(subject)) {
            throw new Unfit(
                    "`subject` must be one line of 1 to " + Mail.SUBJECT_MOST + " characters");
        }
        var plain = text(arguments, "text");
        var html = text(arguments, "html");
        if (plain == null && html == null) {
            throw new Unfit("`text` or `html` must be given");
        }
        return new MailOrder(recipients, subject, new MailText(plain, html), files(arguments));
    }

    private static List<MailAddress> people(ObjectNode arguments, String name) throws Unfit {
        var found = new ArrayList<MailAddress>();
        for (var one : list(arguments.path(name))) {
            var address = one.isTextual() ? MailAddress.of(one.textValue()) : null;
            if (address == null || address.isEmpty()) {
                throw new Unfit(
                        "`"
                                + name
                                + "` must be email addresses such as ann@example.com, not "
                                + shown(one));
            }
            found.add(address.get());
        }
        return found;
    }

    private static @Nullable String text(ObjectNode arguments, String name) throws Unfit {
        var value = arguments.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new Unfit("`" + name + "` must be a text, not " + shown(value));
        }
        return value.textValue();
    }

    private static List<String> files(ObjectNode arguments) throws Unfit {
        var found = new ArrayList<String>();
        for (var one : list(arguments.path("attachments"))) {
            if (!one.isTextual()) {
                throw new Unfit(
                        "`attachments` must be ids of files of the case, not " + shown(one));
            }
            found.add(one.textValue());
        }
        return found;
    }

    /// One value stands for a list of it, and none for an empty one.
    private static Iterable<JsonNode> list(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        return value.isArray() ? value : List.of(value);
    }

    private static String shown(JsonNode value) {
        var text = value.toString();
        return text.length() > SHOWN_MOST ? text.substring(0, SHOWN_MOST) + "…" : text;
    }
}
