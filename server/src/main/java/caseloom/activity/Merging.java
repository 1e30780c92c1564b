package caseloom.activity;

import caseloom.comments.Comments.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds the part of a log that is wanted among a story, which is known whole, and comments, of
/// which only those are looked at that can be in it: the wanted part begins behind `offset`
/// entries, and the story has no more than it has. The story keeps its order, even where the clocks
/// of two nodes do not agree.
///
/// @param limit entries of the part
record Merging(List<Told> story, int limit, long offset) {

    /// What stands at one place of the log.
    sealed interface Slot {}

    record Happened(Told told) implements Slot {}

    /// A comment of that number.
    record Said(long comment) implements Slot {}

    /// How many comments certainly come before the part.
    long first() {
        return Math.max(0, offset - story.size());
    }

    /// How many further comments have to be looked at.
    long most() {
        return limit + offset - first();
    }

    /// The part.
    ///
    /// @param marks of the comments from the first on, oldest first
    List<Slot> slots(List<Mark> marks) {
        var slots = new ArrayList<Slot>();
        if (first() > 0 && marks.isEmpty()) {
            return slots;
        }
        var said = 0;
        var happened = first() == 0 ? 0 : before(marks.getFirst().at());
        for (var place = first() + happened;
                place - offset < limit && (said < marks.size() || happened < story.size());
                place++) {
            var next =
                    said == marks.size() || isNext(happened, marks.get(said).at())
                            ? new Happened(story.get(happened++))
                            : new Said(marks.get(said++).id());
            if (place >= offset) {
                slots.add(next);
            }
        }
        return slots;
    }

    /// How many entries of the story come before a comment of that moment.
    private int before(Instant at) {
        var happened = 0;
        while (isNext(happened, at)) {
            happened++;
        }
        return happened;
    }

    private boolean isNext(int happened, Instant at) {
        return happened < story.size() && !story.get(happened).at().isAfter(at);
    }
}
