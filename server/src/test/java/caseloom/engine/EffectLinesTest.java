package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.Statuses;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Definitions;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.workflows.Publication;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EffectLinesTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    private final EffectLines lines = new EffectLines(new EngineSettings.Effects(4, 3, 2, 10));

    @Test
    void aTargetHasItsShareAtMostAndOthersGoPast() {
        for (var n = 0; n < 4; n++) {
            lines.enter(effect(1, n, "http://slow.example/a"));
        }
        lines.enter(effect(1, 8, "http://well.example/b"));

        assertThat(number(lines.next(NOON))).isEqualTo(0);
        assertThat(number(lines.next(NOON))).isEqualTo(8);
        assertThat(number(lines.next(NOON))).isEqualTo(1);
        assertThat(lines.next(NOON)).isNull();
    }

    @Test
    void anOrganizationHasItsShareAtMost() {
        lines.enter(effect(1, 1, "http://a.example"));
        lines.enter(effect(1, 2, "http://b.example"));
        lines.enter(effect(1, 3, "http://c.example"));
        lines.enter(effect(1, 4, "http://d.example"));
        lines.enter(effect(2, 5, "http://a.example"));

        assertThat(number(lines.next(NOON))).isEqualTo(1);
        assertThat(number(lines.next(NOON))).isEqualTo(2);
        assertThat(number(lines.next(NOON))).isEqualTo(3);
        assertThat(number(lines.next(NOON))).isEqualTo(5);
        assertThat(lines.next(NOON)).isNull();
    }

    @Test
    void whatEndsMakesRoomForTheNextOfItsLine() {
        var first = effect(1, 1, "http://slow.example");
        lines.enter(first);
        lines.enter(effect(1, 2, "http://slow.example"));
        lines.enter(effect(1, 3, "http://slow.example"));
        lines.next(NOON);
        lines.next(NOON);
        assertThat(lines.next(NOON)).isNull();

        lines.leave(first);

        assertThat(number(lines.next(NOON))).isEqualTo(3);
    }

    @Test
    void aLineFillsHalfOfTheRoomAndLeavesTheRest() {
        var taken = 0;
        while (lines.enter(effect(1, taken, "http://slow.example"))) {
            taken++;
        }

        assertThat(taken).isEqualTo(5);
        assertThat(lines.enter(effect(1, 100, "http://well.example"))).isTrue();
        assertThat(lines.enter(effect(2, 101, "http://slow.example"))).isTrue();
    }

    @Test
    void aLineThatSleepsHoldsUpNobodyAndKeepsItsOrder() {
        var early = effect(1, 1, "http://paced.example");
        lines.enter(early);
        lines.enter(effect(1, 2, "http://paced.example"));
        lines.next(NOON);

        lines.back(early, NOON.plusSeconds(5));
        lines.enter(effect(1, 3, "http://well.example"));

        assertThat(lines.wakes(NOON)).contains(NOON.plusSeconds(5));
        assertThat(number(lines.next(NOON))).isEqualTo(3);
        assertThat(lines.next(NOON)).isNull();
        assertThat(number(lines.next(NOON.plusSeconds(5)))).isEqualTo(1);
        assertThat(number(lines.next(NOON.plusSeconds(5)))).isEqualTo(2);
        assertThat(lines.wakes(NOON.plusSeconds(5))).isEmpty();
    }

    @Test
    void workflowsTakeTurnsInALine() {
        for (var n = 1; n <= 3; n++) {
            lines.enter(effect(1, 1, n, "http://shared.example"));
        }
        lines.enter(effect(1, 2, 4, "http://shared.example"));

        assertThat(number(lines.next(NOON))).isEqualTo(1);
        assertThat(number(lines.next(NOON))).isEqualTo(4);
    }

    @Test
    void anAddressThatIsNoneIsALineOfItsOwn() {
        assertThat(EffectLines.Key.of(1, call(1, "http://[")).target()).isEqualTo("http://[");
        assertThat(EffectLines.Key.of(1, call(1, "https://a.example:8443/x?y")).target())
                .isEqualTo("https://a.example:8443");
        assertThat(EffectLines.Key.of(1, new Effect.GetCase(1, 7)).target()).isEmpty();
    }

    private static int number(@Nullable Outgoing effect) {
        return Objects.requireNonNull(effect).effect().activation();
    }

    private static Effect call(int activation, String uri) {
        return new Effect.CallHttp(
                activation,
                "key",
                "post",
                uri,
                Json.object(),
                null,
                new Effect.Manner(false, false, null));
    }

    private static Outgoing effect(long organization, int activation, String uri) {
        return effect(organization, 1, activation, uri);
    }

    private static Outgoing effect(long organization, long workflow, int activation, String uri) {
        var definition = Definitions.standard().read(Documents.REFUND).definition().orElseThrow();
        var publication =
                new Publication(
                        new OrganizationId(organization), new WorkflowId(workflow), 1, definition);
        var view =
                new CaseView(
                        new CaseId(1),
                        true,
                        "refund",
                        1,
                        "A case",
                        Statuses.OPEN,
                        Json.object(),
                        null,
                        NOON);
        var held = new Held(publication, new RunId(1), 1, 1, RunStatus.RUNNING, null, view, null);
        return new Outgoing(held, call(activation, uri), NOON);
    }
}
