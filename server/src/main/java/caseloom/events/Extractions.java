package caseloom.events;

import caseloom.core.events.Extraction;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Evaluates correlations. What was compiled is kept, boundedly. Safe to share.
final class Extractions {

    /// The hash under which whoever listens without a value is kept; no value has it.
    static final String ANY = "";

    /// Stands for "there is nothing to take", which nobody who names a value waits for.
    private static final String NOTHING = "00";

    private static final int KEPT_MOST = 10_000;
    private static final int HASH_LENGTH = 32;

    private final ConcurrentHashMap<String, Optional<Extraction>> compiled =
            new ConcurrentHashMap<>();

    /// What an expression takes out of an event, as a hash in hex.
    ///
    /// @param from null when nothing is taken out
    String value(@Nullable String from, JsonNode envelope) {
        if (from == null) {
            return NOTHING;
        }
        if (compiled.size() > KEPT_MOST) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(from, Extractions::compile)
                .map(extraction -> extraction.value(envelope))
                .map(value -> hash(Extraction.canonical(value)))
                .orElse(NOTHING);
    }

    /// The hash of a value that is written canonically.
    static String hash(String canonical) {
        return Fingerprint.of(canonical).substring(0, HASH_LENGTH);
    }

    /// An expression that an older release took and this one does not is found by nobody.
    private static Optional<Extraction> compile(String from) {
        try {
            return Optional.of(Extraction.of(from));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
