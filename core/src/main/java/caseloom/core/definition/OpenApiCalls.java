package caseloom.core.definition;

import org.jspecify.annotations.Nullable;

/// Reads the `with` of `call: openapi`.
final class OpenApiCalls {

    private final Tools tools;
    private final Endpoints endpoints;
    private final Authentications authentications;
    private final Gives gives;

    OpenApiCalls(Tools tools) {
        this.tools = tools;
        this.endpoints = new Endpoints(tools);
        this.authentications = new Authentications(tools);
        this.gives = new Gives(tools);
    }

    @Nullable OpenApiCall read(Form step, Scope scope) {
        var with = step.needed("with");
        if (with == null) {
            return null;
        }
        var form =
                tools.form(with, "`with`")
                        .only(
                                "document",
                                "operationId",
                                "parameters",
                                "authentication",
                                "output",
                                "redirect");
        var document = document(form, scope);
        var operation = form.neededText("operationId");
        var parameters = form.get("parameters");
        var authentication = authentications.in(form, scope);
        var give = gives.in(form);
        var redirect = form.flag("redirect");
        if (document == null || operation == null) {
            return null;
        }
        return new OpenApiCall(
                document,
                tools.formulas().template(operation, scope),
                parameters == null
                        ? null
                        : tools.formulas()
                                .template(
                                        tools.form(parameters, "`parameters`").fields(),
                                        scope.withSecrets()),
                authentication,
                give,
                redirect != null && redirect);
    }

    private @Nullable Endpoint document(Form form, Scope scope) {
        var value = form.needed("document");
        if (value == null) {
            return null;
        }
        var document = tools.form(value, "`document`").only("name", "endpoint");
        document.text("name");
        return endpoints.in(document, scope);
    }
}
