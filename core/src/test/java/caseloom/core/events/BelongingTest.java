package caseloom.core.events;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.definition.Definitions;
import caseloom.core.json.Json;
import caseloom.core.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which events a schedule brings together.
class BelongingTest {

    private static final String ORDER = "correlate: { order: { from: .data.order } }";

    /// Gatherings as they grow, each a text with the ids of its events.
    private static final class Growing {

        private final Consumption events;
        private final List<Tally> open = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private final List<String> over = new ArrayList<>();

        Growing(String on) {
            var head =
                    """
                    document: { dsl: '1.0.3', namespace: n, name: a, version: '1.0.0' }
                    do: [ { a: { set: { n: 1 } } } ]
                    schedule: { on: ON }
                    """;
            var reading = Definitions.standard().read(head.replace("ON", on));
            var schedule = reading.definition().orElseThrow().schedule().orElseThrow();
            this.events = ((Schedule.OnEvents) schedule).events();
        }

        Growing event(String id, String type, String data) {
            var event = Json.object().put("id", id).put("type", type);
            event.set("data", Json.stored(data));
            switch (Belonging.of(events, open, Fits.ofSchedule(events, event))) {
                case Belonging.First(var tally) -> {
                    open.add(tally);
                    ids.add(id);
                }
                case Belonging.Another(var gathering, var tally) -> {
                    open.set(gathering, tally);
                    ids.set(gathering, ids.get(gathering) + " " + id);
                }
                case Belonging.Stops(var tallies) -> tallies.forEach(open::set);
                case Belonging.None _ -> {}
            }
            for (var i = open.size() - 1; i >= 0; i--) {
                if (open.get(i).over()) {
                    over.add(ids.remove(i));
                    open.remove(i);
                }
            }
            return this;
        }
    }

    private static Growing all(String correlate) {
        return new Growing(
                "{ all: [ { with: { type: a }, C }, { with: { type: b }, C } ] }"
                        .replace("C", correlate));
    }

    @Test
    void eachEventOfAllCountsForOneGatheringTheEarliestFirst() {
        var growing = all("correlate: {}").event("1", "a", "{}").event("2", "a", "{}");
        growing.event("3", "b", "{}").event("4", "c", "{}");

        assertThat(growing.over).containsExactly("1 3");
        assertThat(growing.ids).containsExactly("2");
        growing.event("5", "b", "{}").event("6", "b", "{}");

        assertThat(growing.over).containsExactly("1 3", "2 5");
        assertThat(growing.ids).containsExactly("6");
    }

    @Test
    void w17_eventsBelongTogetherThatHaveTheSameValue() {
        var growing = all(ORDER);
        growing.event("1", "a", "{\"order\": 7}").event("2", "a", "{\"order\": 8}");
        growing.event("3", "b", "{\"order\": 8.0}").event("4", "b", "{\"order\": 9}");
        growing.event("5", "b", "{}");

        assertThat(growing.over).containsExactly("2 3");
        assertThat(growing.ids).containsExactly("1", "4");
    }

    @Test
    void aValueMayBeSharedBySomeOfTheFiltersOnly() {
        var growing =
                new Growing(
                        "{ all: [ { with: { type: a }, C }, { with: { type: b }, C },"
                                        .replace("C", ORDER)
                                + " { with: { type: day } } ] }");
        growing.event("1", "a", "{\"order\": 7}").event("2", "day", "{}");
        growing.event("3", "a", "{\"order\": 8}").event("4", "b", "{\"order\": 8}");
        growing.event("5", "b", "{\"order\": 7}");

        assertThat(growing.over).containsExactly("1 2 5");
        assertThat(growing.ids).containsExactly("3 4");
        assertThat(growing.events.common()).isEmpty();
        assertThat(all(ORDER).events.common()).containsExactly("order");
    }

    @Test
    void whatIsExpectedIsEvaluatedOnTheEventItself() {
        var growing =
                all("correlate: { paid: { from: .data.paid, expect: '${ .data.total }' } }")
                        .event("1", "a", "{\"paid\": 3, \"total\": 4}")
                        .event("2", "a", "{\"paid\": 4, \"total\": 4}")
                        .event("3", "a", "{\"paid\": 4}")
                        .event("4", "b", "{\"paid\": 5, \"total\": 5}");

        assertThat(growing.over).containsExactly("2 4");
        assertThat(growing.ids).isEmpty();
    }

    @Test
    void anEventThatAnExpressionFailsOnBelongsNowhere() {
        var growing =
                new Growing(
                        "{ all: [ { with: { type: a, data: '${ .n > error }' } },"
                                + " { with: { type: b } } ] }");

        assertThat(growing.event("1", "a", "{\"n\": 1}").ids).isEmpty();
    }

    @Test
    void whatEndsGatheringsEndsAllThatItFitsAndBeginsNone() {
        var growing =
                new Growing(
                        "{ any: [ { with: { type: '${ . != \"x\" }' }, C } ],".replace("C", ORDER)
                                + " until: { one: { with: { type: closed } } } }");
        growing.event("1", "closed", "{\"order\": 1}");
        growing.event("2", "a", "{\"order\": 1}").event("3", "a", "{\"order\": 2}");
        growing.event("4", "b", "{\"order\": 1}").event("5", "closed", "{}");

        assertThat(growing.over).containsExactlyInAnyOrder("2 4", "3");
        assertThat(growing.ids).isEmpty();
    }

    @Test
    void severalEventsMayBeNeededToEndOne() {
        var growing =
                new Growing(
                        "{ any: [], until: { all: [ { with: { type: x } }, { with: { type: y } } ] } }");
        growing.event("1", "x", "{}").event("2", "a", "{}").event("3", "y", "{}");
        growing.event("4", "a", "{}");

        assertThat(growing.over).isEmpty();
        assertThat(growing.event("5", "x", "{}").over).containsExactly("2 4");
    }

    @Test
    void oneEventIsEnoughWhereNothingIsGathered() {
        assertThat(new Growing("{ any: [] }").event("1", "a", "{}").over).containsExactly("1");
        assertThat(new Growing("{ any: [] }").events.gathers()).isFalse();
        assertThat(new Growing("{ all: [ { with: { type: a } } ] }").events.gathers()).isFalse();
        assertThat(all(ORDER).events.gathers()).isTrue();
        assertThat(new Growing("{ any: [], until: '. != []' }").events.gathers()).isTrue();
    }
}
