package caseloom.core.definition;

import caseloom.core.cases.Statuses;
import caseloom.core.expression.Template;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the `with` of a function. What is written out is checked against the function's
/// declaration; what is an expression is checked when the step runs.
final class Arguments {

    private final Tools tools;
    private final Statuses statuses;
    private final PeopleArguments people;
    private final ModelArguments model;
    private final DocumentArguments documents;
    private final MailArguments mail;
    private final TemplateArguments templates;
    private final SignatureArguments signatures;

    Arguments(Tools tools, Statuses statuses) {
        this.tools = tools;
        this.statuses = statuses;
        this.people = new PeopleArguments(tools);
        this.model = new ModelArguments(tools);
        this.documents = new DocumentArguments(tools);
        this.mail = new MailArguments(tools);
        this.templates = new TemplateArguments(tools);
        this.signatures = new SignatureArguments(tools);
    }

    Template read(Function function, Form step, Scope scope) {
        var declared = function.arguments();
        var value = step.get("with");
        if (value == null) {
            if (declared.has("required")) {
                step.complainAbout(
                        "call",
                        "`"
                                + function.word()
                                + "` needs `with: { "
                                + declared.path("required").path(0).asText()
                                + ": ... }`.");
            }
            return tools.formulas()
                    .template(
                            new Value.Plain(Spot.TOP, step.fields().pointer(), Json.object()),
                            scope);
        }
        var form = tools.form(value, "the `with` of `" + function.word() + "`");
        check(function, form, declared);
        return tools.formulas().template(form.fields(), scope);
    }

    /// What people fill in at the step; null when they fill in nothing.
    @Nullable StepFields fields(Function function, Form step) {
        return people.fields(function, step);
    }

    private void check(Function function, Form form, JsonNode declared) {
        var names = new ArrayList<String>();
        declared.path("properties").fieldNames().forEachRemaining(names::add);
        if (!declared.path("additionalProperties").asBoolean(true)) {
            form.only(names);
        }
        declared.path("required").forEach(name -> form.needed(name.asText()));
        for (var name : names) {
            var value = form.get(name);
            if (value != null && literal(value)) {
                type(name, value, declared.path("properties").path(name), form);
            }
        }
        meaning(function, form);
    }

    private static boolean literal(Value value) {
        return !(value instanceof Value.Text text) || !Texts.wrapped(text);
    }

    private void type(String name, Value value, JsonNode declared, Form form) {
        switch (declared.path("type").asText()) {
            case "string" -> form.text(name);
            case "object" -> tools.form(value, "`" + name + "`");
            case "integer" -> {
                if (!(value instanceof Value.Plain plain)
                        || !plain.json().isIntegralNumber()
                        || plain.json().decimalValue().compareTo(least(declared)) < 0) {
                    tools.complaints()
                            .error(
                                    value,
                                    "`"
                                            + name
                                            + "` must be a whole number from "
                                            + least(declared)
                                            + " on, or an expression that gives one.");
                }
            }
            default -> {}
        }
    }

    private static BigDecimal least(JsonNode declared) {
        return declared.path("minimum").decimalValue();
    }

    private void meaning(Function function, Form form) {
        switch (function) {
            case SET_STATUS -> texts(form, "status").forEach(this::status);
            case WAIT_UNTIL -> texts(form, "at").forEach(this::moment);
            case SET_SUBJECT -> texts(form, "subject").forEach(this::subject);
            case CALL_CONNECTION -> connection(form);
            case REQUEST_APPROVAL -> people.approval(form);
            case REQUEST_INPUT -> people.input(form);
            case SEND_MAIL -> mail.mail(form);
            case REQUEST_SIGNATURE -> signatures.read(form);
            case WAIT_CALLBACK -> callback(form);
            case ASK_MODEL -> {
                connected(form);
                model.check(form);
            }
            case STORE_DOCUMENT -> documents.store(form);
            case GENERATE_DOCUMENT -> templates.check(form);
            case SET_ATTRIBUTES, ADD_NOTE, GET_CASE, CREATE_CASE -> {}
        }
    }

    /// Who is called must be known when the document is published.
    private void connected(Form form) {
        if (form.get("connection") instanceof Value.Text name) {
            if (literal(name)) {
                tools.connections().add(name, List.of());
            } else {
                tools.complaints().error(name, "Which connection is called must be written out.");
            }
        }
    }

    private void connection(Form form) {
        connected(form);
        texts(form, "method").forEach(this::method);
        texts(form, "path").forEach(this::path);
    }

    /// Whether the organization has the secret must be known when the document is published.
    private void callback(Form form) {
        if (form.get("secret") instanceof Value.Text name) {
            if (literal(name)) {
                tools.uses().secret(name, name.text());
            } else {
                tools.complaints()
                        .error(
                                name,
                                "The secret that answers are signed with must be written out.");
            }
        }
    }

    private void method(Value.Text method) {
        if (!HttpCalls.METHODS.contains(method.text().toUpperCase(Locale.ROOT))) {
            tools.complaints()
                    .error(
                            method,
                            "`method` must be one of `"
                                    + String.join("`, `", HttpCalls.METHODS)
                                    + "`."
                                    + Nearest.hint(method.text(), HttpCalls.METHODS));
        }
    }

    private void path(Value.Text path) {
        if (!path.text().isEmpty() && !path.text().startsWith("/")) {
            tools.complaints().error(path, "`path` must begin with `/`: it follows the base URL.");
        }
    }

    private static List<Value.Text> texts(Form form, String name) {
        return form.get(name) instanceof Value.Text text && literal(text)
                ? List.of(text)
                : List.of();
    }

    private void status(Value.Text status) {
        if (!statuses.has(status.text())) {
            tools.complaints()
                    .error(
                            status,
                            "`"
                                    + status.text()
                                    + "` is no status of this workflow: declare it in"
                                    + " `document.metadata.statuses`."
                                    + Nearest.hint(status.text(), statuses.all()));
        }
    }

    private void subject(Value.Text subject) {
        if (subject.text().isBlank()) {
            tools.complaints().error(subject, "`subject` must not be blank.");
        }
    }

    private void moment(Value.Text at) {
        if (!moment(at.text())) {
            tools.complaints()
                    .error(
                            at,
                            "`at` must be a date such as `2030-01-31` or a moment such as"
                                    + " `2030-01-31T09:00:00Z`.");
        }
    }

    /// Whether a text is a date or a moment.
    static boolean moment(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).getYear() > 0
                    : OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
