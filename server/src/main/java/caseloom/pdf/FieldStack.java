package caseloom.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/// The fields that are open while a text is read. Page numbers are worked out; of every other field
/// its last result is shown.
final class FieldStack {

    private static final int DEEP_MOST = 50;

    private static final class Field {

        private final StringBuilder instruction = new StringBuilder();
        private boolean result;
        private boolean replaced;
    }

    /// A field that is worked out here.
    enum Known {
        PAGE,
        PAGES
    }

    private final Deque<Field> open = new ArrayDeque<>();

    void begin() {
        if (open.size() == DEEP_MOST) {
            throw new Unshowable("its fields are nested too deep");
        }
        open.push(new Field());
    }

    void instruct(String text) {
        if (!open.isEmpty() && !open.peek().result) {
            open.peek().instruction.append(text);
        }
    }

    /// What the field is, when its result begins and it is one that is worked out.
    Optional<Known> separate() {
        return open.isEmpty() ? Optional.empty() : began(open.peek());
    }

    /// The same for one that ends without a result.
    Optional<Known> end() {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var field = open.pop();
        return field.result ? Optional.empty() : began(field);
    }

    private static Optional<Known> began(Field field) {
        field.result = true;
        var known = known(field.instruction.toString());
        field.replaced = known.isPresent();
        return known;
    }

    static Optional<Known> known(String instruction) {
        var word = instruction.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        return switch (word) {
            case "PAGE" -> Optional.of(Known.PAGE);
            case "NUMPAGES", "SECTIONPAGES" -> Optional.of(Known.PAGES);
            default -> Optional.empty();
        };
    }

    /// Whether what comes now is an instruction, or a result that was worked out anew.
    boolean hides() {
        return open.stream().anyMatch(field -> !field.result || field.replaced);
    }
}
