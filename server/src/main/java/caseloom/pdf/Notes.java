package caseloom.pdf;

import java.util.LinkedHashMap;
import java.util.Map;

/// The notes that a text refers to, in the order it does. They are shown at its end. For one
/// reading.
final class Notes {

    private final Map<Key, Integer> numbers = new LinkedHashMap<>();

    /// @param end whether it is an endnote
    record Key(boolean end, String id) {}

    /// The number of a note, from 1 on.
    int number(Key note) {
        return numbers.computeIfAbsent(note, _ -> numbers.size() + 1);
    }

    Map<Key, Integer> all() {
        return numbers;
    }
}
