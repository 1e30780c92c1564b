package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.queue.FairQueue;
import caseloom.queue.Lane;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GroupWriterTest {

    private final LinkedBlockingQueue<List<Integer>> batches = new LinkedBlockingQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    private static FairQueue<Integer> room(int most) {
        return new FairQueue<>(most, number -> new Lane(number, 0));
    }

    @Test
    void whatCameDuringOneBatchIsTheNext() throws InterruptedException {
        try (var writer = new GroupWriter<>("test", room(10), 10, this::slowly)) {
            writer.start();
            writer.offer(1);
            assertThat(batches.poll(20, TimeUnit.SECONDS)).containsExactly(1);
            writer.offer(2);
            writer.offer(3);

            gate.countDown();

            assertThat(batches.poll(20, TimeUnit.SECONDS)).containsExactly(2, 3);
        }
    }

    @Test
    void moreThanTheWaitingRoomHoldsIsRefused() {
        var writer = new GroupWriter<>("test", room(2), 10, batches::add);

        assertThat(writer.offer(1)).isTrue();
        assertThat(writer.offer(2)).isTrue();
        assertThat(writer.offer(3)).isFalse();
    }

    @Test
    void aBatchIsNeverLargerThanItsLimit() throws InterruptedException {
        var writer = new GroupWriter<>("test", room(10), 2, batches::add);
        for (var i = 0; i < 5; i++) {
            writer.offer(i);
        }

        writer.start();
        writer.close();

        assertThat(batches).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    }

    @Test
    void closingWritesWhatWaitsAndTakesNothingMore() {
        var writer = new GroupWriter<>("test", room(10), 10, batches::add);
        writer.offer(1);

        writer.start();
        writer.close();
        writer.close();

        assertThat(batches).containsExactly(List.of(1));
        assertThat(writer.offer(2)).isFalse();
        assertThat(writer.put(2)).isFalse();
    }

    @Test
    void aBugInTheWorkDoesNotEndTheThread() throws InterruptedException {
        try (var writer = new GroupWriter<>("test", room(10), 1, this::failsOnOne)) {
            writer.start();
            writer.offer(1);
            writer.offer(2);

            assertThat(batches.poll(20, TimeUnit.SECONDS)).containsExactly(2);
        }
    }

    @Test
    void whoeverWaitsForABatchThatFailedIsTold() throws InterruptedException {
        var broken = new LinkedBlockingQueue<List<Integer>>();
        var work = new GroupWriter.Work<>(this::failsOnOne, broken::add);
        try (var writer = new GroupWriter<>("test", room(10), 1, work)) {
            writer.start();
            writer.offer(1);
            writer.offer(2);

            assertThat(broken.poll(20, TimeUnit.SECONDS)).containsExactly(1);
            assertThat(batches.poll(20, TimeUnit.SECONDS)).containsExactly(2);
        }
    }

    private void slowly(List<Integer> batch) {
        batches.add(batch);
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void failsOnOne(List<Integer> batch) {
        if (batch.contains(1)) {
            throw new IllegalStateException("a bug");
        }
        batches.add(batch);
    }
}
