package caseloom.core.definition;

import caseloom.core.expression.Expression;
import caseloom.core.expression.Template;
import caseloom.core.expression.Variables;
import com.fasterxml.jackson.databind.JsonNode;

/// Stands where an expression or a length of time could not be compiled, so that the rest of the
/// document is still read. A definition with one in it is never given out.
record Broken() implements Expression, Template {

    static final Broken HERE = new Broken();

    static final Pause PAUSE = new Pause.Computed(HERE);

    @Override
    public JsonNode evaluate(JsonNode input, Variables variables) {
        throw new IllegalStateException("a broken expression was given out");
    }

    @Override
    public boolean test(JsonNode input, Variables variables) {
        throw new IllegalStateException("a broken expression was given out");
    }

    @Override
    public JsonNode render(JsonNode input, Variables variables) {
        throw new IllegalStateException("a broken template was given out");
    }

    @Override
    public JsonNode render(JsonNode input, Variables variables, Instead instead) {
        throw new IllegalStateException("a broken template was given out");
    }

    @Override
    public String source() {
        return "";
    }

    @Override
    public boolean constant() {
        return false;
    }
}
