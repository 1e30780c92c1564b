package caseloom.chamelio;

import java.util.ArrayList;
import java.util.List;

/// Where in a request something is (L-33).
record Place(List<Part> parts) {

    static final Place BODY = new Place(List.of(new Name("body")));
    static final Place QUERY = new Place(List.of(new Name("query")));
    static final Place PATH = new Place(List.of(new Name("path")));

    /// A member's name or a position in a list.
    sealed interface Part {}

    record Name(String text) implements Part {}

    record Position(int number) implements Part {}

    Place at(String name) {
        return with(new Name(name));
    }

    Place at(int position) {
        return with(new Position(position));
    }

    private Place with(Part part) {
        var longer = new ArrayList<>(parts);
        longer.add(part);
        return new Place(List.copyOf(longer));
    }
}
