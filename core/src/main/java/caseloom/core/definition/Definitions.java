package caseloom.core.definition;

import caseloom.core.expression.ExpressionLimits;
import caseloom.core.expression.Expressions;
import caseloom.core.json.Json;
import caseloom.core.schema.AttributeSchema;
import caseloom.core.schema.AttributeSchemas;
import caseloom.core.variables.Variables;
import java.util.List;
import java.util.Optional;

/// Reads workflow documents: text in; a definition, or every mistake with its place, out.
/// Immutable, safe to share between threads.
public final class Definitions {

    /// What a workflow without an input schema has.
    private static final AttributeSchema ANYTHING =
            switch (AttributeSchemas.compile(Json.object())) {
                case AttributeSchemas.Compiled(var schema) -> schema;
                case AttributeSchemas.Refused(var problems) ->
                        throw new IllegalStateException("the empty schema: " + problems);
            };

    private final Expressions expressions;
    private final DefinitionLimits limits;

    public Definitions(Expressions expressions, DefinitionLimits limits) {
        this.expressions = expressions;
        this.limits = limits;
    }

    /// With the usual limits of documents and expressions.
    public static Definitions standard() {
        return new Definitions(new Expressions(ExpressionLimits.USUAL), DefinitionLimits.USUAL);
    }

    /// Reads one document, YAML or JSON. Never throws because of what is in it.
    public Reading read(String text) {
        var tools = Tools.of(expressions, limits);
        var definition =
                new YamlText(limits, tools.complaints())
                        .read(text)
                        .flatMap(value -> document(value, tools));
        var complaints = tools.complaints();
        return new Reading(
                complaints.clean() ? definition : Optional.empty(), complaints.inReadingOrder());
    }

    /// The same text with the short names of functions pinned, all else untouched.
    public String pinned(String text) {
        return new ShortNames(limits).pinned(text);
    }

    private Optional<Definition> document(Value value, Tools tools) {
        var form =
                tools.form(value, "the document")
                        .only(
                                "document",
                                "input",
                                "use",
                                "do",
                                "timeout",
                                "output",
                                "schedule",
                                "evaluate");
        tools.unbuilt().top(form);
        tools.uses().takeIn(form);
        var shapings = new Shapings(tools);
        var head = form.needed("document");
        var list = form.needed("do");
        var read = head == null ? null : new HeadReader(tools).read(head);
        new UsesCheck(tools, limits).check(read);
        var input = shapings.input(form, Scope.EVERYWHERE);
        var output = shapings.output(form, Scope.EVERYWHERE);
        var timeout = new Lengths(tools).timeout(form, Scope.EVERYWHERE);
        var schedule = new Schedules(tools).read(form);
        var steps =
                list == null || read == null
                        ? StepList.of("/do", List.of())
                        : new StepsReader(tools, shapings, read, limits)
                                .list("do", list, StepsReader.Place.TOP);
        tools.jumps().judge();
        if (!tools.complaints().clean() || read == null) {
            return Optional.empty();
        }
        var attributes = attributes(input);
        var definition =
                new Definition(
                        read,
                        attributes,
                        Variables.of(attributes.source()),
                        input.transform(),
                        steps,
                        output,
                        timeout,
                        schedule,
                        tools.connections().all());
        shapings.warnOfDroppedContext();
        new Flow(value, tools.complaints()).warn(steps);
        new AttributePaths(value, tools.complaints()).warn(definition);
        return Optional.of(definition);
    }

    private static AttributeSchema attributes(Shaping input) {
        var written = input.schema();
        return written == null ? ANYTHING : written;
    }
}
