package caseloom.pdf;

import java.util.ArrayList;
import java.util.List;

/// A page that is filled.
///
/// @param number that it shows
/// @param first whether it is the first one of its section
record Sheet(Section section, int number, boolean first, List<Op> ops) {

    static Sheet of(Section section, int number, boolean first) {
        return new Sheet(section, number, first, new ArrayList<>());
    }
}
