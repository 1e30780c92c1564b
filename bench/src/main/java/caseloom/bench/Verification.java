package caseloom.bench;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads every case through the API and holds it against what the workload should have made of it.
final class Verification {

    private final Door door;
    private final Ticks ticks;
    private final Duration patience;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger right = new AtomicInteger();
    private final Failures wrong = new Failures();

    /// @param patience how long a single case may take to its end
    Verification(Door door, Ticks ticks, Duration patience) {
        this.door = door;
        this.ticks = ticks;
        this.patience = patience;
    }

    /// @param right cases that are as they should be
    /// @param complaint about the first that is not
    record Verdict(int right, String complaint) {}

    Verdict all(long[] ids, int connections) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().name("verify-", i).start(() -> some(ids)));
        }
        for (var thread : threads) {
            thread.join();
        }
        return new Verdict(right.get(), wrong.first());
    }

    /// Waits until a case has ended, however it ended, asking again and again.
    void awaitEnd(long id) throws IOException {
        try (var connection = door.target().connect()) {
            ended(connection, id);
        }
    }

    private void some(long[] ids) {
        try (var connection = door.target().connect()) {
            for (var n = next.getAndIncrement(); n < ids.length; n = next.getAndIncrement()) {
                if (ids[n] > 0) {
                    judge(ended(connection, ids[n]));
                }
            }
        } catch (IOException e) {
            wrong.add(e);
        }
    }

    private void judge(JsonNode shown) {
        Optional<String> complaint = door.complaint(shown);
        if (complaint.isEmpty()) {
            right.incrementAndGet();
        } else {
            wrong.add(new IllegalStateException(complaint.get()));
        }
    }

    private JsonNode ended(Connection connection, long id) throws IOException {
        var begin = ticks.now();
        var request = door.fetch(id);
        while (true) {
            var status = connection.exchange(request);
            var shown = read(connection);
            var open = status == 200 && door.isOpen(shown);
            if (!open || ticks.since(begin).compareTo(patience) > 0) {
                return shown;
            }
            ticks.pause(Duration.ofMillis(10));
        }
    }

    private static JsonNode read(Connection connection) throws IOException {
        try {
            return Json.read(connection.body().getBytes(StandardCharsets.UTF_8));
        } catch (JsonFault e) {
            throw new IOException("no JSON: " + connection.body(), e);
        }
    }
}
