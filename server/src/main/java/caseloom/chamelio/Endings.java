package caseloom.chamelio;

import java.util.Optional;

/// The ending of a file's name, without its dot (L-86).
final class Endings {

    private Endings() {}

    /// Empty when there is none.
    static Optional<String> of(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 || dot == name.length() - 1
                ? Optional.empty()
                : Optional.of(name.substring(dot + 1));
    }
}
