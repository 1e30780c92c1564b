package caseloom.documents;

import caseloom.files.reading.ReadingSettings;
import caseloom.settings.Env;
import java.time.Duration;

/// Limits and times of documents.
///
/// @param attributesMost attributes of one document
/// @param searchPatience how long the database may search for one list
/// @param processing how documents are processed
/// @param reading how much is read of them
public record DocumentsSettings(
        int attributesMost,
        Duration searchPatience,
        Processing processing,
        ReadingSettings reading) {

    /// Bytes of text in one row of words: in any writing, their list is shorter than the megabyte
    /// that PostgreSQL allows.
    static final int WORDS_OF_BYTES = 192 * 1024;

    static final int FIELDS_MOST = 200;
    static final int REASONING_MOST = 4_000;
    static final int SOURCES_MOST = 20;
    static final int SOURCE_MOST = 2_000;

    /// How documents are processed.
    ///
    /// @param lease how long a node may be silent before another takes what it was at
    /// @param pollEvery how often a node looks for what came due without a hint
    /// @param attemptsMost how often nodes may die at one document before it is given up
    public record Processing(Duration lease, Duration pollEvery, int attemptsMost) {}

    public static DocumentsSettings from(Env env) {
        return new DocumentsSettings(
                env.integer("DOCUMENTS_ATTRIBUTES_MOST", 1_000, 1, 10_000),
                env.duration("DOCUMENTS_SEARCH_PATIENCE", Duration.ofSeconds(5)),
                processing(env),
                ReadingSettings.from(env));
    }

    /// The lease is renewed at each look.
    private static Processing processing(Env env) {
        var found =
                new Processing(
                        env.duration("DOCUMENTS_LEASE", Duration.ofSeconds(30)),
                        env.duration("DOCUMENTS_POLL_EVERY", Duration.ofSeconds(2)),
                        env.integer("DOCUMENTS_ATTEMPTS_MOST", 3, 1, 100));
        if (found.lease.compareTo(found.pollEvery.multipliedBy(3)) < 0) {
            env.complain(
                    "DOCUMENTS_LEASE",
                    "must be at least three times CASELOOM_DOCUMENTS_POLL_EVERY");
        }
        return found;
    }
}
