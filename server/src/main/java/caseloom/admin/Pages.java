package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.http.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A page of a list: its items, and where the next one begins.
final class Pages {

    private Pages() {}

    /// Of one more item than the page holds, so that the last page is known to be the last.
    static <T> Answer of(
            List<T> oneMore, int size, Function<T, JsonNode> wire, Function<T, String> place) {
        var items = oneMore.size() > size ? oneMore.subList(0, size) : oneMore;
        var body = Json.object();
        var array = body.putArray("items");
        items.forEach(item -> array.add(wire.apply(item)));
        if (oneMore.size() > size) {
            body.put("next", Cursor.of(place.apply(items.getLast())));
        } else {
            body.putNull("next");
        }
        return Wire.ok(body);
    }

    /// Reads items with numbers above one, so many at most.
    @FunctionalInterface
    interface Read<T> {
        List<T> items(long after, int most);
    }

    /// Of the list that the parameters of the call ask for, ordered by number.
    static <T> Answer byNumber(
            Call call,
            AdminSettings settings,
            Read<T> read,
            Function<T, JsonNode> wire,
            ToLongFunction<T> number) {
        var parameters = call.parameters();
        var size = parameters.number("limit", settings.page(), 1, settings.pageMost());
        var after = parameters.cursorNumber().orElse(0);
        return parameters.judged(() ->
                of(
                        read.items(after, size + 1),
                        size,
                        wire,
                        last -> Long.toString(number.applyAsLong(last))));
    }

    /// Of a list that has no further page.
    static <T> Answer whole(List<T> items, Function<T, JsonNode> wire) {
        return of(items, items.size(), wire, _ -> "");
    }
}
