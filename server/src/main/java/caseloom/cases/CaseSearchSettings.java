package caseloom.cases;

import caseloom.settings.Env;
import java.time.Duration;

/// How lists of cases are kept fresh and how much one may ask.
///
/// @param every how long changes are gathered before they are written
/// @param waiting changed cases that are remembered; beyond them the cases themselves are read
/// @param batch cases written by one statement
/// @param clocks how far the clocks of two nodes may be apart
/// @param patience how long the database may search for one list
/// @param counted cases that statistics look at
public record CaseSearchSettings(
        Duration every, int waiting, int batch, Duration clocks, Duration patience, int counted) {

    public static CaseSearchSettings from(Env env) {
        return new CaseSearchSettings(
                env.duration("SEARCH_EVERY", Duration.ofMillis(250)),
                env.integer("SEARCH_WAITING", 200_000, 1, 10_000_000),
                env.integer("SEARCH_BATCH", 1_000, 1, 100_000),
                env.duration("SEARCH_CLOCKS_APART", Duration.ofMinutes(1)),
                env.duration("SEARCH_PATIENCE", Duration.ofSeconds(5)),
                env.integer("STATISTICS_CASES_MOST", 20_000, 1, 1_000_000));
    }
}
