package caseloom.core.definition;

import caseloom.core.definition.HttpCall.Give;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads the `output` of calls: in which form the answer is given.
final class Gives {

    private static final List<String> WORDS =
            Arrays.stream(Give.values()).map(Gives::word).toList();

    private final Tools tools;

    Gives(Tools tools) {
        this.tools = tools;
    }

    Give in(Form form) {
        var text = form.text("output");
        if (text == null) {
            return Give.CONTENT;
        }
        for (var give : Give.values()) {
            if (word(give).equals(text.text())) {
                return give;
            }
        }
        tools.complaints()
                .error(
                        text,
                        "`output` must be `raw`, `content` or `response`."
                                + Nearest.hint(text.text(), WORDS));
        return Give.CONTENT;
    }

    private static String word(Give give) {
        return give.name().toLowerCase(Locale.ROOT);
    }
}
