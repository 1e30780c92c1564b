package caseloom.core.definition;

import caseloom.core.definition.StepsReader.Place;
import org.jspecify.annotations.Nullable;

/// Reads every reusable part once where it is written, so that mistakes are told there and also in
/// parts that nothing names.
final class UsesCheck {

    private final Tools tools;
    private final DefinitionLimits limits;

    UsesCheck(Tools tools, DefinitionLimits limits) {
        this.tools = tools;
        this.limits = limits;
    }

    /// @param head null when it could not be read; then functions are not looked at
    void check(Definition.@Nullable Head head) {
        var uses = tools.uses();
        var lengths = new Lengths(tools);
        var errors = new Errors(tools);
        var retries = new Retries(tools, lengths);
        var authentications = new Authentications(tools);
        uses.all("timeouts")
                .values()
                .forEach(field -> lengths.deadline(field.value(), Scope.EVERYWHERE));
        uses.all("errors")
                .values()
                .forEach(field -> errors.written(field.value(), Scope.EVERYWHERE));
        uses.all("retries")
                .values()
                .forEach(field -> retries.written(field.value(), Scope.EVERYWHERE, "error"));
        uses.all("authentications")
                .values()
                .forEach(field -> authentications.written(field.value(), Scope.EVERYWHERE));
        if (head != null) {
            functions(head);
        }
    }

    private void functions(Definition.Head head) {
        var reader = StepsReader.ofFunctions(tools, head, limits);
        tools.uses()
                .all("functions")
                .forEach((name, field) -> {
                    if (CallSteps.taken(name)) {
                        tools.complaints()
                                .error(
                                        field.key(),
                                        field.value().pointer(),
                                        "A function cannot be called `"
                                                + name
                                                + "`: `call` has that word.");
                    }
                    reader.body(name, field, Place.TOP);
                });
    }
}
