package caseloom.events;

import caseloom.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// The columns of a batch of events, ready to be bound.
final class EventColumns {

    final int[] ordinals;
    final long[] organizations;
    final String[] fingerprints;
    final String[] types;
    final String[] sources;
    final String[] ids;
    final String[] envelopes;
    final Instant[] moments;
    final EventValues valued;

    EventColumns(List<Sent> sent, List<List<Routable.Match>> matches) {
        ordinals = IntStream.range(0, sent.size()).toArray();
        organizations = sent.stream().mapToLong(one -> one.organization().value()).toArray();
        fingerprints = texts(sent.stream().map(one -> one.event().fingerprint()).toList());
        types = texts(sent.stream().map(one -> one.event().type()).toList());
        sources = texts(sent.stream().map(one -> one.event().source()).toList());
        ids = texts(sent.stream().map(one -> one.event().id()).toList());
        envelopes = texts(sent.stream().map(one -> Json.write(one.event().envelope())).toList());
        moments = sent.stream().map(Sent::at).toArray(Instant[]::new);
        valued = new EventValues(matches);
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
