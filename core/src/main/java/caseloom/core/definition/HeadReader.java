package caseloom.core.definition;

import caseloom.core.cases.Statuses;
import caseloom.core.expression.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `document`: what the workflow is called, where its cases come from, and their statuses.
final class HeadReader {

    private static final List<String> METADATA = List.of("source", "statuses", "subject", "key");
    private static final List<String> DEFAULTS =
            List.of(Statuses.OPEN, Statuses.CLOSED, Statuses.ERROR);
    private static final int STATUS_MOST = 100;

    private static final Pattern SEMVER =
            Pattern.compile(
                    "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
                            + "(-(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)"
                            + "(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
                            + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?");
    private static final Pattern SPOKEN = Pattern.compile("1\\.0\\.(0|[1-9]\\d*)");
    private static final Pattern NAMESPACE =
            Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final Tools tools;

    HeadReader(Tools tools) {
        this.tools = tools;
    }

    /// The head; what was complained about has a stand-in.
    Definition.Head read(Value value) {
        var form =
                tools.form(value, "`document`")
                        .only(
                                "dsl",
                                "namespace",
                                "name",
                                "version",
                                "title",
                                "summary",
                                "tags",
                                "metadata");
        dsl(form);
        var namespace =
                matching(form, "namespace", NAMESPACE, "letters, digits and `-`, at most 63");
        var name =
                matching(
                        form,
                        "name",
                        NAME,
                        "lower-case letters, digits and `-`, at most 63, beginning with a letter"
                                + " and not ending with `-`");
        var label =
                matching(form, "version", SEMVER, "a semantic version such as '1.0.0' in quotes");
        var title = form.text("title");
        var summary = form.text("summary");
        var tags = form.get("tags");
        if (tags != null) {
            tools.form(tags, "`tags`");
        }
        var metadata = metadata(form);
        return new Definition.Head(
                namespace,
                name,
                key(metadata, name),
                label,
                title == null ? name : title.text(),
                summary == null ? "" : summary.text(),
                source(metadata),
                statuses(metadata),
                subject(metadata));
    }

    private void dsl(Form form) {
        var dsl = form.neededText("dsl");
        if (dsl != null && !SPOKEN.matcher(dsl.text()).matches()) {
            tools.complaints()
                    .error(
                            dsl,
                            "The language `"
                                    + dsl.text()
                                    + "` is not spoken here: write `dsl: '1.0.3'`.");
        }
    }

    private String matching(Form form, String name, Pattern pattern, String rule) {
        var text = form.neededText(name);
        if (text == null) {
            return "";
        }
        if (!pattern.matcher(text.text()).matches()) {
            tools.complaints().error(text, "`" + name + "` must be " + rule + ".");
        }
        return text.text();
    }

    private @Nullable Form metadata(Form head) {
        var value = head.get("metadata");
        if (value == null) {
            return null;
        }
        var metadata = tools.form(value, "`metadata`");
        metadata.fields()
                .fields()
                .forEach((name, field) ->
                        Nearest.to(name, METADATA)
                                .filter(_ -> !METADATA.contains(name))
                                .ifPresent(meant -> misspelt(name, meant, field)));
        return metadata;
    }

    private void misspelt(String name, String meant, Value.Field field) {
        tools.complaints()
                .warning(
                        field.key(),
                        field.value().pointer(),
                        "`" + name + "` means nothing here. Did you mean `" + meant + "`?");
    }

    private String key(@Nullable Form metadata, String name) {
        var key = metadata == null ? null : metadata.text("key");
        if (key == null) {
            return name.replace('-', '_');
        }
        if (!KEY.matcher(key.text()).matches()) {
            tools.complaints()
                    .error(
                            key,
                            "`key` must be lower-case letters, digits and `_`, at most 64,"
                                    + " beginning with a letter.");
        }
        return key.text();
    }

    private CaseSource source(@Nullable Form metadata) {
        var text = metadata == null ? null : metadata.text("source");
        if (text == null) {
            return CaseSource.DIRECT;
        }
        for (var source : CaseSource.values()) {
            if (source.word().equals(text.text())) {
                return source;
            }
        }
        var words = Arrays.stream(CaseSource.values()).map(CaseSource::word).toList();
        tools.complaints()
                .error(
                        text,
                        "`source` must be one of `"
                                + String.join("`, `", words)
                                + "`."
                                + Nearest.hint(text.text(), words));
        return CaseSource.DIRECT;
    }

    private Statuses statuses(@Nullable Form metadata) {
        var declared = new ArrayList<String>();
        if (metadata == null) {
            return new Statuses(declared);
        }
        var taken = new HashSet<String>();
        DEFAULTS.forEach(status -> taken.add(folded(status)));
        for (var item : metadata.items("statuses")) {
            if (!(item instanceof Value.Text status)) {
                tools.complaints().error(item, Form.mustBeText("A status", item));
            } else if (status.text().isBlank() || length(status) > STATUS_MOST) {
                tools.complaints().error(item, "A status has 1 to 100 characters.");
            } else if (!taken.add(folded(status.text()))) {
                tools.complaints().error(item, taken(status.text()));
            } else {
                declared.add(status.text());
            }
        }
        return new Statuses(declared);
    }

    private static String taken(String status) {
        return DEFAULTS.stream().anyMatch(known -> folded(known).equals(folded(status)))
                ? "Every workflow has the status `" + status + "` already."
                : "The status `" + status + "` is declared twice (case does not count).";
    }

    private static int length(Value.Text text) {
        return text.text().codePointCount(0, text.text().length());
    }

    private static String folded(String status) {
        return status.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private Optional<Template> subject(@Nullable Form metadata) {
        var subject = metadata == null ? null : metadata.text("subject");
        return subject == null
                ? Optional.empty()
                : Optional.of(tools.formulas().template(subject, Scope.EVERYWHERE));
    }
}
