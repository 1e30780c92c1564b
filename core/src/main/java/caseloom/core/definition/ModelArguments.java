package caseloom.core.definition;

import caseloom.core.schema.AttributeSchemas;
import org.jspecify.annotations.Nullable;

/// Reads what `ask-model` has of its own. What the model must answer and what it may look up are
/// written out: nothing that a case brings may widen them.
final class ModelArguments {

    /// The most queries that one step offers.
    static final int TOOLS_MOST = 20;

    private final Tools tools;

    ModelArguments(Tools tools) {
        this.tools = tools;
    }

    void check(Form form) {
        output(form.get("output"));
        queries(form.get("tools"));
    }

    private void output(@Nullable Value output) {
        switch (output) {
            case null -> {}
            case Value.Fields schema -> {
                if (AttributeSchemas.compile(schema.json())
                        instanceof AttributeSchemas.Refused(var problems)) {
                    problems.forEach(problem ->
                            tools.complaints()
                                    .error(
                                            Pointers.nearest(schema, problem.pointer()),
                                            problem.message()));
                }
            }
            default ->
                    tools.complaints()
                            .error(
                                    output,
                                    "`output` must be a JSON Schema, written out: what the model"
                                            + " answers is checked against it.");
        }
    }

    private void queries(@Nullable Value queries) {
        if (queries == null) {
            return;
        }
        if (!(queries instanceof Value.Items(_, _, var items)) || items.size() > TOOLS_MOST) {
            tools.complaints()
                    .error(
                            queries,
                            "`tools` must be a list of at most "
                                    + TOOLS_MOST
                                    + " queries, each such as `erp/find-vendor`.");
            return;
        }
        items.forEach(this::query);
    }

    private void query(Value item) {
        if (item instanceof Value.Text text
                && !Texts.wrapped(text)
                && text.text().matches("[^/]+/.+")) {
            return;
        }
        tools.complaints()
                .error(
                        item,
                        "A tool names a query of a connection, written out, such as"
                                + " `erp/find-vendor`.");
    }
}
