package caseloom.activity;

import caseloom.signatures.Deeds;
import caseloom.signatures.Signature;
import caseloom.signatures.SignerDeed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// Who was asked to sign for a task, and who signed, as entries of its log. The story tells it only
/// when the step ends; the log shows it at once.
final class Signings {

    /// Numbers behind those of a run's history entries, and before those of its votes.
    private static final long FIRST = Chronicle.ENTRIES - 2_000_000;

    private Signings() {}

    /// An entry that has no number yet.
    private record Mark(long run, Told told) {}

    /// A story with them, in the order in which it happened.
    static List<Told> among(List<Told> story, List<Signature> signatures) {
        var marks = new ArrayList<Mark>();
        signatures.forEach(one -> add(marks, one));
        marks.sort(Comparator.comparing(mark -> mark.told.at()));
        var all = new ArrayList<Told>();
        var counts = new HashMap<Long, Long>();
        var next = 0;
        for (var mark : marks) {
            while (next < story.size() && story.get(next).at().isBefore(mark.told.at())) {
                all.add(story.get(next++));
            }
            all.add(numbered(mark, counts.merge(mark.run, 1L, Long::sum)));
        }
        all.addAll(story.subList(next, story.size()));
        return List.copyOf(all);
    }

    private static Told numbered(Mark mark, long count) {
        var told = mark.told;
        return new Told(
                2 * (mark.run * Chronicle.ENTRIES + FIRST + count),
                told.type(),
                told.message(),
                told.by(),
                told.at());
    }

    /// Signers outside the organization are named in the words of the entry.
    private static void add(List<Mark> marks, Signature signature) {
        var run = signature.id().run().value();
        signature
                .started()
                .ifPresent(started ->
                        marks.add(
                                new Mark(
                                        run,
                                        new Told(
                                                0,
                                                ActionType.SIGN_INITIATED,
                                                started.message(),
                                                started.by(),
                                                started.at()))));
        for (var done : Deeds.of(signature)) {
            if (done.deed() instanceof SignerDeed.Signed signed) {
                var email = done.signer().email();
                var words = "Signed by " + signed.name() + " <" + email + ">";
                marks.add(
                        new Mark(
                                run,
                                new Told(0, ActionType.USER_SIGNED, words, email, signed.at())));
            }
        }
    }
}
