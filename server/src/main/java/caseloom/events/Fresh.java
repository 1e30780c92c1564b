package caseloom.events;

import java.util.List;

/// An event that was not there before, and its number.
///
/// @param matches what the known correlations take out of it
record Fresh(long number, Sent sent, List<Routable.Match> matches) {

    Fresh {
        matches = List.copyOf(matches);
    }

    /// Whether it may be wanted by anybody.
    boolean wanted() {
        return !matches.isEmpty();
    }

    Routable routable() {
        return EventBook.routable(sent, number, matches);
    }
}
