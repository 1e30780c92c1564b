package caseloom.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RotaTest {

    private static final Rota NEW = new Rota(List.of());

    @Test
    void whoWasNeverAskedComesFirstAndThenWhoWasAskedLongestAgo() {
        var rota = new Rota(List.of(3L, 1L));

        assertThat(NEW.next(List.of(5L, 4L), 1)).containsExactly(5L);
        assertThat(rota.next(List.of(1L, 2L, 3L), 1)).containsExactly(2L);
        assertThat(rota.next(List.of(1L, 2L, 3L), 3)).containsExactly(2L, 3L, 1L);
        assertThat(rota.next(List.of(1L), 1)).containsExactly(1L);
        assertThat(rota.after(List.of(2L, 3L)).asked()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whoIsNotNamedInSomeRequestsKeepsTheirPlace() {
        var rota = new Rota(List.of(1L, 2L));

        var later = rota.after(rota.next(List.of(7L, 8L), 1));

        assertThat(later.asked()).containsExactly(1L, 2L, 7L);
        assertThat(later.next(List.of(1L, 2L), 1)).containsExactly(1L);
    }

    @Test
    void whatIsRememberedIsBounded() {
        var many = LongStream.rangeClosed(1, Rota.REMEMBERED_MOST).boxed().toList();

        var rota = new Rota(many).after(List.of(0L));

        assertThat(rota.asked()).hasSize(Rota.REMEMBERED_MOST).doesNotContain(1L).endsWith(0L);
    }

    @Test
    void nobodyIsAskedTwiceMoreOftenThanAnother() {
        Seeds.forAll(random -> {
            var people = 1 + random.nextInt(8);
            var named = LongStream.range(0, people).boxed().toList();
            var many = 1 + random.nextInt(people);
            var counts = new HashMap<Long, Integer>();
            var rota = NEW;
            for (var round = 0; round < 30; round++) {
                var order = new ArrayList<>(named);
                Collections.rotate(order, random.nextInt(people));
                var next = rota.next(order, many);
                assertThat(next).hasSize(many).doesNotHaveDuplicates();
                next.forEach(one -> counts.merge(one, 1, Integer::sum));
                rota = rota.after(next);
            }
            var most = counts.values().stream().mapToInt(one -> one).max().orElseThrow();
            var least = named.stream().mapToInt(one -> counts.getOrDefault(one, 0)).min();
            assertThat(most - least.orElseThrow()).isLessThanOrEqualTo(1);
        });
    }
}
