package caseloom.events;

import java.util.List;

/// Events that were stored, to be handed on after the commit.
///
/// @param fresh how many of them are new
/// @param routable those of them that somebody may want
/// @param told who of those that listen was told at once
public record Kept(int fresh, List<Routable> routable, Told told) {

    /// Of no event.
    public static final Kept NONE = new Kept(0, List.of(), Told.NOBODY);

    public Kept {
        routable = List.copyOf(routable);
    }
}
