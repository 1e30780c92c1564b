package caseloom.core.definition;

import java.util.List;

/// A connection that a document names. Whether there is one only the organization's records say.
///
/// @param line where the name is written, counted from 1
/// @param column counted from 1
/// @param pointer JSON Pointer to that place
/// @param others what else could have been meant there: names of `use.authentications`
public record NamedConnection(
        String name, int line, int column, String pointer, List<String> others) {

    public NamedConnection {
        others = List.copyOf(others);
    }
}
