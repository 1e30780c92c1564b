package caseloom.activity;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Seeds;
import caseloom.activity.Merging.Slot;
import caseloom.comments.Comments.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MergingTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    @Test
    void aCommentStandsBehindWhatHappenedUntilThen() {
        var merging = new Merging(List.of(told(2, 0), told(4, 5), told(6, 9)), 10, 0);

        var slots = merging.slots(List.of(mark(1, 5), mark(3, 20)));

        assertThat(slots)
                .containsExactly(
                        new Merging.Happened(told(2, 0)),
                        new Merging.Happened(told(4, 5)),
                        new Merging.Said(1),
                        new Merging.Happened(told(6, 9)),
                        new Merging.Said(3));
    }

    /// Also where the moments of a story go back, as the clocks of two nodes may.
    @Test
    void thePartsOfALogTogetherAreTheLog() {
        Seeds.forAll(seed -> {
            var random = new SplittableRandom(seed);
            var story = new ArrayList<Told>();
            for (var i = 0; i < random.nextInt(8); i++) {
                story.add(told(2L * i, random.nextInt(10)));
            }
            var marks = new ArrayList<Mark>();
            for (var i = 0; i < random.nextInt(8); i++) {
                marks.add(mark(2L * i + 1, random.nextInt(10)));
            }
            marks.sort(Comparator.comparing(Mark::at).thenComparingLong(Mark::id));
            var all = part(story, marks, 100, 0);
            var limit = 1 + random.nextInt(5);

            var together = new ArrayList<Slot>();
            for (var offset = 0; offset < 20; offset += limit) {
                together.addAll(part(story, marks, limit, offset));
            }

            assertThat(all).hasSize(story.size() + marks.size());
            assertThat(together).isEqualTo(all);
            assertThat(all.stream().filter(slot -> slot instanceof Merging.Happened))
                    .containsExactlyElementsOf(story.stream().map(Merging.Happened::new).toList());
        });
    }

    /// Looks at no more marks than are asked for.
    private static List<Slot> part(List<Told> story, List<Mark> marks, int limit, long offset) {
        var merging = new Merging(story, limit, offset);
        return merging.slots(marks.stream().skip(merging.first()).limit(merging.most()).toList());
    }

    private static Told told(long id, int second) {
        return new Told(id, ActionType.STEP_STARTED, "x", null, NOON.plusSeconds(second));
    }

    private static Mark mark(long id, int second) {
        return new Mark(id, NOON.plusSeconds(second));
    }
}
