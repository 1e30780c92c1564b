package caseloom.intake;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The Idempotency-Keys of a batch, as columns ready to be bound.
final class KeyedBatch {

    final long[] organizations;
    final String[] scopes;
    final String[] keys;
    final String[] hashes;
    final String[] locations;
    final String[] answers;
    final Instant[] moments;

    KeyedBatch(List<Waiting> items) {
        var keyed =
                items.stream()
                        .filter(item -> item.arrival().keyed() != null)
                        .sorted(Comparator.comparing(KeyedBatch::place))
                        .toList();
        var size = keyed.size();
        organizations = new long[size];
        scopes = new String[size];
        keys = new String[size];
        hashes = new String[size];
        locations = new String[size];
        answers = new String[size];
        moments = new Instant[size];
        for (var i = 0; i < size; i++) {
            put(i, keyed.get(i));
        }
    }

    boolean isEmpty() {
        return keys.length == 0;
    }

    /// Two nodes that write the same keys at once take them in this order, so that one of them
    /// waits for the other and not each for each.
    private static String place(Waiting item) {
        var keyed = item.arrival().keyed();
        return keyed == null ? "" : keyed.scope() + " " + keyed.key();
    }

    private void put(int i, Waiting item) {
        var arrival = item.arrival();
        var keyed = arrival.keyed();
        if (keyed == null) {
            throw new IllegalStateException("only keyed arrivals come here");
        }
        var answer = keyed.answer().apply(item.numbers());
        organizations[i] = arrival.publication().organization().value();
        scopes[i] = keyed.scope();
        keys[i] = keyed.key();
        hashes[i] = keyed.bodyHash();
        locations[i] = answer.location();
        answers[i] = answer.body();
        moments[i] = arrival.at();
    }
}
