package caseloom.mail;

import caseloom.settings.Env;
import java.time.Duration;
import java.util.Optional;

/// Which mail server there is, what a mail may be, and how the queue is worked off.
///
/// @param account empty when no mail is sent
/// @param hasAddress whether the address is known that people reach this server by, so that links
///   can be sent
/// @param timeout of connecting, and of each wait for the server
/// @param atOnce connections to the server
public record MailSettings(
        Optional<Account> account,
        boolean hasAddress,
        Duration timeout,
        int atOnce,
        Limits limits,
        Queue queue) {

    private static final int MIB = 1024 * 1024;

    /// A server and the name that it sends in.
    public record Account(SmtpServer server, Sender sender) {}

    /// What one mail may be.
    ///
    /// @param recipientsMost people it goes to
    /// @param filesMost files that go with it
    /// @param sizeMost bytes of its text and its files together
    public record Limits(int recipientsMost, int filesMost, int sizeMost) {}

    /// How what the server itself writes is sent.
    ///
    /// @param pollEvery how long a queued mail may wait for somebody to look
    /// @param lease how long an attempt may take before another node tries
    /// @param attemptsMost after which a mail is given up
    /// @param firstPause after the first attempt that failed; doubled after each, up to
    ///   `longestPause`
    public record Queue(
            Duration pollEvery,
            Duration lease,
            int attemptsMost,
            Duration firstPause,
            Duration longestPause) {

        /// How long to wait after so many attempts.
        Duration pause(int attempts) {
            var doublings = Math.clamp(attempts - 1L, 0, 20);
            var pause = firstPause.multipliedBy(1L << doublings);
            return pause.compareTo(longestPause) < 0 ? pause : longestPause;
        }
    }

    public static MailSettings from(Env env) {
        return new MailSettings(
                account(env),
                env.text("PUBLIC_URL").isPresent(),
                env.duration("MAIL_TIMEOUT", Duration.ofSeconds(30)),
                env.integer("MAIL_AT_ONCE", 4, 1, 1_000),
                new Limits(
                        env.integer("MAIL_RECIPIENTS_MOST", 50, 1, 1_000),
                        env.integer("MAIL_FILES_MOST", 20, 0, 1_000),
                        env.integer("MAIL_SIZE_MOST", 20 * MIB, 1024, 100 * MIB)),
                new Queue(
                        env.duration("MAIL_POLL_EVERY", Duration.ofSeconds(2)),
                        env.duration("MAIL_LEASE", Duration.ofMinutes(5)),
                        env.integer("MAIL_ATTEMPTS_MOST", 15, 1, 1_000),
                        env.duration("MAIL_FIRST_PAUSE", Duration.ofSeconds(30)),
                        env.duration("MAIL_LONGEST_PAUSE", Duration.ofHours(4))));
    }

    private static Optional<Account> account(Env env) {
        var server = new SmtpUrl(env).read();
        var from = env.text("MAIL_FROM");
        var sender = from.flatMap(Sender::of);
        if (from.isPresent() && sender.isEmpty()) {
            env.complain("MAIL_FROM", "must be like Caseloom <mail@example.com>: " + from.get());
        } else if (server.isPresent() && from.isEmpty()) {
            env.complain("MAIL_FROM", "must be set where CASELOOM_SMTP_URL is");
        }
        return server.flatMap(one -> sender.map(name -> new Account(one, name)));
    }
}
