package caseloom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.HandClock;
import caseloom.Probe;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.db.TestDatabase;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.settings.Env;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseSearchTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");
    private static final OrganizationId ACME = new OrganizationId(1);

    private final TestDatabase database = TestDatabase.fresh();
    private final HandClock clock = new HandClock(NOON);
    private final CaseSearch search = search("SEARCH_BATCH", "2");
    private final CaseList list = new CaseList(database.db(), settings("SEARCH_EVERY", "1"));

    @AfterEach
    void forgetCases() {
        change("truncate cases, case_search");
    }

    @AfterAll
    void stop() {
        search.close();
        database.close();
    }

    @Test
    void aPassWritesWhatWasChangedInSeveralBatches() {
        for (var number = 1; number <= 5; number++) {
            insert(number, "Open", "{\"n\": " + number + "}");
        }

        search.changed(new long[] {1, 2, 3, 4, 5});
        search.pass();

        assertThat(listed()).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aPassWritesTheNewestState() {
        insert(1, "Open", "{}");
        search.changed(new long[] {1});
        search.pass();
        change("update cases set status = 'Closed', updated_at = now() where id = 1");

        search.changed(new long[] {1, 1});
        search.pass();

        assertThat(first().status()).isEqualTo("Closed");
    }

    @Test
    void anOlderStateNeverReplacesAYoungerOne() {
        insert(1, "Open", "{}");
        search.changed(new long[] {1});
        search.pass();
        change("update case_search set status = 'Closed', updated_at = '2027-01-01T00:00:00Z'");

        search.changed(new long[] {1});
        search.pass();

        assertThat(first().status()).isEqualTo("Closed");
    }

    @Test
    void recordsBehindRunsWithoutACaseAreNotListed() {
        insert(1, "Open", "{}");
        change("update cases set shown = false");

        search.changed(new long[] {1, 99});
        search.pass();

        assertThat(listed()).isEmpty();
    }

    @Test
    void aCaseTheDatabaseRefusesKeepsNoOtherOut() {
        insert(1, "Open", "{}");
        insert(2, "Open", "{\"broken\": \"\\u0000\"}");
        insert(3, "Open", "{}");

        search.changed(new long[] {1, 2, 3});
        search.pass();

        assertThat(listed()).containsExactly(3L, 1L);
    }

    @Test
    void moreChangesThanFitAreReadFromTheCasesAgain() {
        var small = search("SEARCH_WAITING", "2");
        insert(1, "Open", "{}");
        insert(2, "Open", "{}");
        insert(3, "Open", "{}");

        small.changed(new long[] {1, 2, 3});
        small.pass();

        assertThat(listed()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void whatADeadNodeDidNotWriteIsReadFromItsLastSignOfLife() {
        insert(1, "Open", "{}");
        change("update cases set updated_at = '2026-05-28T11:00:00Z'");
        insert(2, "Open", "{}");

        search.since(NOON);

        assertThat(listed()).containsExactly(2L);
    }

    @Test
    void clocksMayBeApartAsFarAsTheSettingSays() {
        insert(1, "Open", "{}");

        search.since(NOON.plus(Duration.ofSeconds(61)));
        assertThat(listed()).isEmpty();
        search.since(NOON.plus(Duration.ofSeconds(60)));
        assertThat(listed()).containsExactly(1L);
    }

    @Test
    void theServiceWritesByItselfAndAtTheEnd() {
        var running = search("SEARCH_EVERY", "PT0.01S");
        running.start();
        insert(1, "Open", "{}");
        running.changed(new long[] {1});
        Probe.until("the case is listed", () -> listed().equals(List.of(1L)));
        insert(2, "Open", "{}");

        running.changed(new long[] {2});
        running.close();
        running.close();

        assertThat(listed()).containsExactly(2L, 1L);
    }

    @Test
    void attributesAreSearchedWithTheirIndex() {
        var plan =
                database.db()
                        .system(tx -> {
                            tx.all("set local enable_seqscan = off");
                            return tx.list(
                                    "explain select case_id from case_search where"
                                            + " attributes @> '{\"a\": 1}'",
                                    row -> row.getString(1));
                        });

        assertThat(String.join("\n", plan)).contains("case_search_by_attribute");
    }

    @Test
    void aSearchThatTakesTooLongIsRefused() {
        var impatient = new CaseList(database.db(), settings("SEARCH_PATIENCE", "PT0.1S"));
        database.db()
                .system(tx -> {
                    tx.all("lock table case_search in access exclusive mode");
                    assertThat(impatient.list(ACME, CaseFilter.ALL, 1))
                            .isEqualTo(
                                    Outcome.refused(
                                            new Refusal.TooMany("milliseconds of searching", 100)));
                    return true;
                });
    }

    @Test
    void pagesGoOnBelowTheLastCase() {
        insert(1, "Open", "{\"a\": 1}");
        insert(2, "Open", "{\"a\": 1}");
        search.changed(new long[] {1, 2});
        search.pass();
        var wanted = Json.object().put("a", 1);
        var filter = new CaseFilter(null, new WorkflowId(7), null, wanted, null, null, null);

        var first = found(filter, 1);
        var second = found(filter.below(first.getFirst().id()), 1);

        assertThat(first.getFirst().id().value()).isEqualTo(2);
        assertThat(second.getFirst().id().value()).isEqualTo(1);
    }

    private FoundCase first() {
        return found(CaseFilter.ALL, 1).getFirst();
    }

    private List<Long> listed() {
        return found(CaseFilter.ALL, 100).stream().map(found -> found.id().value()).toList();
    }

    private List<FoundCase> found(CaseFilter filter, int most) {
        return switch (list.list(ACME, filter, most)) {
            case Outcome.Done<List<FoundCase>>(var found) -> found;
            case Outcome.Refused<List<FoundCase>>(var why) ->
                    throw new AssertionError(why.toString());
        };
    }

    private void insert(long number, String status, String attributes) {
        change(
                "insert into cases (id, organization_id, workflow_id, version, shown, subject,"
                        + " status, attributes, initiator, created_at, updated_at)"
                        + " values (?, 1, 7, 1, true, 'A case', ?, ?::json, 1, ?, ?)",
                number,
                status,
                attributes,
                NOON,
                NOON);
    }

    private void change(String sql, Object... arguments) {
        database.db().system(tx -> tx.change(sql, arguments));
    }

    private CaseSearch search(String setting, String value) {
        return new CaseSearch(database.db(), clock, settings(setting, value));
    }

    private static CaseSearchSettings settings(String setting, String value) {
        return CaseSearchSettings.from(new Env(Map.of(Env.PREFIX + setting, value)));
    }
}
