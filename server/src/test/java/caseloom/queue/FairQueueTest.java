package caseloom.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    /// `1.2 x`: organization 1, part 2, and what it is.
    private record Item(long organization, long part, int number) {}

    private static FairQueue<Item> queue(int most) {
        return new FairQueue<>(most, item -> new Lane(item.organization(), item.part()));
    }

    @Test
    void whatOnePartPutInComesOutInItsOrder() {
        var queue = queue(100);
        IntStream.range(0, 5).forEach(n -> queue.offer(new Item(1, 1, n)));

        assertThat(drained(queue).stream().map(Item::number)).containsExactly(0, 1, 2, 3, 4);
        assertThat(queue.poll()).isNull();
    }

    @Test
    void organizationsTakeTurnsHoweverMuchOneBrought() {
        var queue = queue(100);
        IntStream.range(0, 20).forEach(n -> queue.offer(new Item(1, 1, n)));
        queue.offer(new Item(2, 1, 0));
        queue.offer(new Item(3, 1, 0));

        var batch = new ArrayList<Item>();
        queue.drainTo(batch, 4);

        assertThat(batch.stream().map(Item::organization)).containsExactly(1L, 2L, 3L, 1L);
    }

    @Test
    void manyWorkflowsDoNotGiveAnOrganizationMoreTurns() {
        var queue = queue(1000);
        IntStream.range(0, 40).forEach(n -> queue.offer(new Item(1, n % 10, n)));
        IntStream.range(0, 40).forEach(n -> queue.offer(new Item(2, 1, n)));

        var batch = new ArrayList<Item>();
        queue.drainTo(batch, 20);

        assertThat(batch.stream().filter(item -> item.organization() == 1)).hasSize(10);
        assertThat(batch.stream().filter(item -> item.organization() == 1).map(Item::part))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFloodLeavesRoomForOthers() {
        var queue = queue(100);
        var flood = IntStream.range(0, 1000).filter(n -> queue.offer(new Item(1, 1, n))).count();

        assertThat(flood).isEqualTo(34);
        assertThat(queue.hasRoom(new Lane(1, 1))).isFalse();
        assertThat(queue.offer(new Item(1, 2, 0))).isTrue();
        assertThat(queue.offer(new Item(2, 1, 0))).isTrue();
        IntStream.range(3, 200).forEach(n -> queue.offer(new Item(n, 1, 0)));
        assertThat(queue.size()).isEqualTo(100);
        assertThat(queue.offer(new Item(1000, 1, 0))).isFalse();
    }

    @Test
    void whatWasLetInBeforeWaitsForTheWholeRoomOnly() throws InterruptedException {
        var queue = queue(3);
        for (var n = 0; n < 3; n++) {
            assertThat(queue.put(new Item(1, 1, n), Duration.ofSeconds(20))).isTrue();
        }

        assertThat(queue.put(new Item(1, 1, 3), Duration.ZERO)).isFalse();
        queue.poll();
        assertThat(queue.put(new Item(1, 1, 3), Duration.ZERO)).isTrue();
    }

    @Test
    void whoWaitsIsWokenByWhatComes() throws InterruptedException {
        var queue = queue(3);
        var put = Thread.ofVirtual().start(() -> queue.offer(new Item(1, 1, 7)));

        assertThat(queue.poll(Duration.ofSeconds(20))).isEqualTo(new Item(1, 1, 7));
        put.join();
        assertThat(queue.poll(Duration.ZERO)).isNull();
    }

    private static List<Item> drained(FairQueue<Item> queue) {
        var batch = new ArrayList<Item>();
        queue.drainTo(batch, 1000);
        return batch;
    }
}
