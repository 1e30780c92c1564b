package caseloom.webhooks;

import caseloom.settings.Env;
import java.time.Duration;

/// Limits and times of webhooks.
///
/// @param perOrganization how many destinations one organization may have
/// @param disableAfter an active destination whose every attempt failed for so long is paused
/// @param keepFor how long deliveries and their attempts are kept
/// @param sending bounds of what is under way
public record WebhooksSettings(
        int perOrganization, Duration disableAfter, Duration keepFor, Sending sending) {

    /// One attempt, from the look-up of the name to the last byte that is read (C-172, L-234).
    static final Duration ATTEMPT = Duration.ofSeconds(10);

    /// How long the sender rests between two looks, and between two transactions that record: what
    /// comes meanwhile is claimed, and recorded, together.
    static final Duration REST = Duration.ofMillis(5);

    /// How much of an answer is read, and how much of it is kept (C-182).
    static final int ANSWER_MOST = 64 * 1024;

    static final int SHOWN_MOST = 4 * 1024;

    /// How long a subscription's former secret goes on signing, and how far ahead the moment of a
    /// new secret of an endpoint may lie (C-170, L-273).
    static final Duration OVERLAP = Duration.ofHours(24);

    /// Bounds of sending, for one node.
    ///
    /// @param atOnce attempts under way
    /// @param toDestinationAtOnce attempts under way to one destination
    /// @param lease an attempt that is not recorded so long after it began counts as failed
    /// @param pollEvery how often a node looks for what came due without a hint
    /// @param batchMost attempts that are recorded in one transaction
    public record Sending(
            int atOnce,
            int toDestinationAtOnce,
            Duration lease,
            Duration pollEvery,
            int batchMost) {}

    public static WebhooksSettings from(Env env) {
        return new WebhooksSettings(
                env.integer("WEBHOOKS_PER_ORGANIZATION", 100, 1, 100_000),
                env.duration("WEBHOOKS_DISABLE_AFTER", Duration.ofDays(5)),
                env.duration("WEBHOOKS_KEEP_FOR", Duration.ofDays(30)),
                new Sending(
                        env.integer("WEBHOOKS_AT_ONCE", 512, 1, 10_000),
                        env.integer("WEBHOOKS_TO_DESTINATION_AT_ONCE", 32, 1, 1_000),
                        lease(env),
                        env.duration("WEBHOOKS_POLL_EVERY", Duration.ofSeconds(1)),
                        env.integer("WEBHOOKS_BATCH_MOST", 256, 1, 10_000)));
    }

    /// Longer than an attempt may take, or others would count what is still under way as failed.
    private static Duration lease(Env env) {
        var lease = env.duration("WEBHOOKS_LEASE", Duration.ofSeconds(20));
        if (lease.compareTo(ATTEMPT.plusSeconds(5)) < 0) {
            env.complain("WEBHOOKS_LEASE", "must be 15 seconds or more");
        }
        return lease;
    }
}
