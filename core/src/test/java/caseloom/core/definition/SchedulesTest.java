package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.events.Consumption;
import caseloom.core.events.EventFilter;
import caseloom.core.expression.Variables;
import caseloom.core.json.Json;
import caseloom.core.schedule.Schedule;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesTest {

    @Test
    void aCronTextGivesMomentsOfTheCalendar() {
        assertThat(schedule("{ cron: '0 9 * * mon-fri' }"))
                .isInstanceOfSatisfying(
                        Schedule.AtTimes.class,
                        times ->
                                assertThat(times.cron().next(Instant.EPOCH))
                                        .contains(Instant.parse("1970-01-01T09:00:00Z")));
    }

    @Test
    void lengthsOfTimeAreReadInBothForms() {
        assertThat(schedule("{ every: PT15M }"))
                .isEqualTo(new Schedule.Every(Duration.ofMinutes(15)));
        assertThat(schedule("{ after: { hours: 2, minutes: 30 } }"))
                .isEqualTo(new Schedule.After(Duration.ofMinutes(150)));
    }

    @Test
    void eventsAreReadWithTheirFiltersAndCorrelations() {
        var on =
                """
                on:
                  any:
                    - with: { type: order.placed, source: 'https://shop.example.com' }
                      correlate:
                        order: { from: .data.order }
                        shop: { from: .source, expect: 'https://shop.example.com' }
                    - with: { type: order.paid, data: '${ .amount > 100 }' }
                  until: .data.last
                """;

        assertThat(schedule(on))
                .isInstanceOfSatisfying(
                        Schedule.OnEvents.class,
                        events -> {
                            var filters = events.events().filters();
                            assertThat(filters).hasSize(2);
                            assertThat(filters.getFirst().correlations())
                                    .extracting(one -> one.name() + " " + one.from().source())
                                    .containsExactly("order .data.order", "shop .source");
                            assertThat(events.events())
                                    .isInstanceOfSatisfying(
                                            Consumption.Any.class,
                                            any ->
                                                    assertThat(any.until())
                                                            .isInstanceOf(
                                                                    Consumption.Until.Holds.class));
                        });
    }

    @Test
    void untilMayItselfBeEvents() {
        var on =
                """
                on:
                  any: []
                  until: { all: [ { with: { type: order.closed } }, { with: { type: day.over } } ] }
                """;

        assertThat(schedule(on))
                .isInstanceOfSatisfying(
                        Schedule.OnEvents.class,
                        events ->
                                assertThat(events.events())
                                        .isInstanceOfSatisfying(
                                                Consumption.Any.class,
                                                any ->
                                                        assertThat(any.until())
                                                                .isInstanceOf(
                                                                        Consumption.Until.Consumed
                                                                                .class)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    { type: order.paid }                                       | true
                    { type: order.placed }                                     | false
                    { type: order.paid, subject: missing }                     | false
                    { data: '${ .amount > 100 }' }                             | true
                    { data: '${ .amount > 1000 }' }                            | false
                    { type: '${ startswith("order.") }' }                      | true
                    { type: '${ "order.paid" }' }                              | true
                    { data: { amount: 120.0 } }                                | true
                    { data: { amount: 120, by: { name: Ada } } }               | true
                    { data: { amount: 120, by: { name: Bob } } }               | false
                    { data: { none: null } }                                   | false
                    { priority: high }                                         | true
                    """)
    void aFilterComparesTheAttributesOfAnEvent(String with, boolean matches) throws Exception {
        var event =
                """
                {"id": "1", "source": "https://shop.example.com", "type": "order.paid",
                 "priority": "high",
                 "data": {"amount": 120, "by": {"name": "Ada", "age": 36}}}
                """;

        var one = schedule("{ on: { one: { with: " + with + " } } }");

        assertThat(filter(one).matches(json(event), Variables.NONE)).isEqualTo(matches);
    }

    private static EventFilter filter(Schedule schedule) {
        return ((Schedule.OnEvents) schedule).events().filters().getFirst();
    }

    private static JsonNode json(String text) throws Exception {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Schedule schedule(String yaml) {
        var reading =
                Documents.read(
                        Documents.HEAD
                                + "schedule:\n"
                                + yaml.indent(2)
                                + "do:\n  - a: { set: { b: 1 } }\n");
        return reading.definition()
                .orElseThrow(() -> new AssertionError(Documents.told(reading).toString()))
                .schedule()
                .orElseThrow();
    }
}
