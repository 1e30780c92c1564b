package caseloom.generation;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Fills the marked places of a template. Each node that is looked at counts, so that no data makes
/// a document grow without bound. For one document.
final class Filler {

    private final int most;
    private int looked;

    Filler(int most) {
        this.most = most;
    }

    void fill(Node node, Scope scope) throws TemplateFault {
        looked++;
        if (looked > most) {
            throw new TemplateFault(
                    "the document would be too large: it may have " + most + " elements and texts");
        }
        if (Mark.isBlock(node)) {
            block(Mark.of((Element) node), scope);
        } else if (Mark.is(node)) {
            value(Mark.of((Element) node), scope);
        } else {
            for (var child : children(node)) {
                fill(child, scope);
            }
        }
    }

    private static List<Node> children(Node node) {
        var children = new ArrayList<Node>();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }

    private void value(Mark mark, Scope scope) throws TemplateFault {
        mark.clear();
        FilledText.fill(mark.element(), text(mark, scope));
    }

    private static String text(Mark mark, Scope scope) throws TemplateFault {
        var path = mark.placeholder().path();
        if (path.equals(Placeholder.NUMBER)) {
            return Integer.toString(scope.round());
        }
        var value = scope.find(path);
        return switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case NUMBER, BOOLEAN -> Json.write(value);
            case NULL -> "";
            case MISSING -> throw mark.fault(scope.lack(path));
            case ARRAY ->
                    throw mark.fault("is a list: write `{{#" + path + "}}` to repeat something");
            case OBJECT -> throw mark.fault("is an object: name one of its members");
            case BINARY, POJO -> throw new IllegalStateException("no JSON: " + value);
        };
    }

    private void block(Mark mark, Scope scope) throws TemplateFault {
        var block = mark.element();
        var content = children(block);
        for (var round : rounds(mark, scope)) {
            for (var node : content) {
                var copy = node.cloneNode(true);
                block.getParentNode().insertBefore(copy, block);
                fill(copy, round);
            }
        }
        block.getParentNode().removeChild(block);
    }

    private static List<Scope> rounds(Mark mark, Scope scope) throws TemplateFault {
        var value = scope.find(mark.placeholder().path());
        return switch (mark.placeholder().kind()) {
            case EACH -> each(mark, scope, value);
            case WHEN -> isThere(value) ? List.of(scope) : List.of();
            case UNLESS -> isThere(value) ? List.of() : List.of(scope);
            case VALUE, END -> throw new IllegalStateException("no block begins with " + mark);
        };
    }

    private static List<Scope> each(Mark mark, Scope scope, JsonNode value) throws TemplateFault {
        if (value.isMissingNode()) {
            throw mark.fault(scope.lack(mark.placeholder().path()));
        }
        if (value.isNull()) {
            return List.of();
        }
        if (value.isObject()) {
            return List.of(scope.round(value, 0));
        }
        if (!value.isArray()) {
            throw mark.fault(
                    "is no list; for a condition write `{{?" + mark.placeholder().path() + "}}`");
        }
        var rounds = new ArrayList<Scope>();
        for (var item : value) {
            rounds.add(scope.round(item, rounds.size() + 1));
        }
        return rounds;
    }

    /// Nothing, false, an empty text and an empty list are not there.
    private static boolean isThere(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> false;
            case BOOLEAN -> value.booleanValue();
            case STRING -> !value.textValue().isEmpty();
            case ARRAY -> !value.isEmpty();
            case NUMBER, OBJECT -> true;
            case BINARY, POJO -> throw new IllegalStateException("no JSON: " + value);
        };
    }
}
