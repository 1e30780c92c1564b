package caseloom.core.expression;

import caseloom.core.expression.CompiledTemplate.Fixed;
import caseloom.core.expression.CompiledTemplate.Member;
import caseloom.core.expression.CompiledTemplate.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Finds and compiles the expressions in a value. Used once.
final class TemplateCompiler {

    private final Expressions expressions;
    private final List<TemplateCompilation.Problem> problems = new ArrayList<>();

    TemplateCompiler(Expressions expressions) {
        this.expressions = expressions;
    }

    TemplateCompilation compile(JsonNode value) {
        var root = part(value.deepCopy(), "");
        return problems.isEmpty()
                ? new TemplateCompilation.Compiled(new CompiledTemplate(root))
                : new TemplateCompilation.Refused(problems);
    }

    private Part part(JsonNode value, String pointer) {
        if (value.isTextual()) {
            return text(value, pointer);
        }
        if (value.isArray()) {
            return array(value, pointer);
        }
        return value.isObject() ? object(value, pointer) : new Fixed(value);
    }

    private Part text(JsonNode value, String pointer) {
        return switch (Wrapping.of(value.textValue())) {
            case Wrapping.Plain() -> new Fixed(value);
            case Wrapping.Mixed(var at) -> refused(value, pointer, Wrapping.HINT, at);
            case Wrapping.Whole(var jq, var start) ->
                    switch (expressions.compile(jq, start)) {
                        case Compilation.Compiled(var expression) ->
                                new CompiledTemplate.Dynamic(expression);
                        case Compilation.Refused(var message, var at) ->
                                refused(value, pointer, message, at);
                    };
        };
    }

    private Part refused(JsonNode value, String pointer, String message, int at) {
        problems.add(new TemplateCompilation.Problem(pointer, message, at));
        return new Fixed(value);
    }

    private Part array(JsonNode value, String pointer) {
        var items = new ArrayList<Part>(value.size());
        for (var i = 0; i < value.size(); i++) {
            items.add(part(value.get(i), pointer + "/" + i));
        }
        return items.stream().allMatch(Fixed.class::isInstance)
                ? new Fixed(value)
                : new CompiledTemplate.Items(List.copyOf(items));
    }

    private Part object(JsonNode value, String pointer) {
        var members = new ArrayList<Member>(value.size());
        for (var member : value.properties()) {
            var token = member.getKey().replace("~", "~0").replace("/", "~1");
            members.add(
                    new Member(member.getKey(), part(member.getValue(), pointer + "/" + token)));
        }
        return members.stream().allMatch(member -> member.value() instanceof Fixed)
                ? new Fixed(value)
                : new CompiledTemplate.Members(List.copyOf(members));
    }
}
