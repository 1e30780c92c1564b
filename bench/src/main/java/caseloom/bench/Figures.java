package caseloom.bench;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Figures by their names, in the order they were put, rounded to what they are good for.
record Figures(ObjectNode json) {

    private static final double NANOS_PER_MS = 1e6;

    Figures() {
        this(Json.object());
    }

    /// What is not known is null.
    void put(String name, @Nullable Double value, int digits) {
        if (value == null || value.isNaN() || value.isInfinite()) {
            json.putNull(name);
        } else {
            json.put(name, BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP));
        }
    }

    void latencies(String what, Histogram nanos) {
        put(what + "_p50_ms", nanos.getValueAtPercentile(50) / NANOS_PER_MS, 3);
        put(what + "_p99_ms", nanos.getValueAtPercentile(99) / NANOS_PER_MS, 3);
        put(what + "_max_ms", nanos.getMaxValue() / NANOS_PER_MS, 3);
    }
}
