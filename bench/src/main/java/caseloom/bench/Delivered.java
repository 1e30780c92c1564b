package caseloom.bench;

/// Deliveries of webhooks that arrived while a load was measured.
///
/// @param nanos from the first request of the load until nothing was left to be sent
record Delivered(long count, long nanos) {

    double perSecond() {
        return count / Ticks.seconds(nanos);
    }
}
