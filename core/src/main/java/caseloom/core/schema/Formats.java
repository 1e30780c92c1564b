package caseloom.core.schema;

import caseloom.core.pattern.LinearPattern;
import caseloom.core.pattern.PatternFault;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The formats that are asserted (C-103). The expressions here cannot backtrack.
final class Formats {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern JSON_POINTER = Pattern.compile("(?:/(?:[^~/]|~[01])*+)*+");
    private static final Pattern RELATIVE_JSON_POINTER =
            Pattern.compile("(?:0|[1-9][0-9]*+)(?:#|(?:/(?:[^~/]|~[01])*+)*+)");

    private Formats() {}

    /// The check of a format, or null for a name that accepts everything.
    static @Nullable Predicate<String> named(String name) {
        return switch (name) {
            case "date-time" -> TimeFormats::dateTime;
            case "date" -> TimeFormats::date;
            case "time" -> TimeFormats::time;
            case "duration" -> TimeFormats::duration;
            case "email" -> text -> MailFormats.mailbox(text, false);
            case "idn-email" -> text -> MailFormats.mailbox(text, true);
            case "hostname" -> HostFormats::hostname;
            case "idn-hostname" -> HostFormats::idnHostname;
            case "ipv4" -> AddressFormats::ipv4;
            case "ipv6" -> AddressFormats::ipv6;
            case "uri" -> text -> new UriFormat(text, false).absolute();
            case "uri-reference" -> text -> new UriFormat(text, false).reference();
            case "iri" -> text -> new UriFormat(text, true).absolute();
            case "iri-reference" -> text -> new UriFormat(text, true).reference();
            case "uri-template" -> UriTemplateFormat::template;
            case "uuid" -> matches(UUID);
            case "json-pointer" -> matches(JSON_POINTER);
            case "relative-json-pointer" -> matches(RELATIVE_JSON_POINTER);
            case "regex" -> Formats::regex;
            default -> null;
        };
    }

    private static Predicate<String> matches(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }

    /// Look-around and back-references are regular expressions of ECMA-262 too; only matching with
    /// them is what we do not do.
    private static boolean regex(String text) {
        try {
            LinearPattern.compile(text);
            return true;
        } catch (PatternFault e) {
            return e.beyondLinear();
        }
    }
}
