package caseloom.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Seeds;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

    private static final ChronoUnit MINUTES = ChronoUnit.MINUTES;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    * * * * *            | 2026-05-28T17:04:12Z | 2026-05-28T17:05:00Z
                    * * * * *            | 2026-12-31T23:59:59Z | 2027-01-01T00:00:00Z
                    0 0 * * *            | 2026-05-28T00:00:00Z | 2026-05-29T00:00:00Z
                    30 9 * * *           | 2026-05-28T09:29:59Z | 2026-05-28T09:30:00Z
                    30 9 * * *           | 2026-05-28T09:30:00Z | 2026-05-29T09:30:00Z
                    */15 * * * *         | 2026-05-28T17:04:12Z | 2026-05-28T17:15:00Z
                    */15 * * * *         | 2026-05-28T17:45:00Z | 2026-05-28T18:00:00Z
                    10-50/20 8 * * *     | 2026-05-28T08:11:00Z | 2026-05-28T08:30:00Z
                    10/25 * * * *        | 2026-05-28T08:35:00Z | 2026-05-28T09:10:00Z
                    0 8,12,18 * * *      | 2026-05-28T12:00:00Z | 2026-05-28T18:00:00Z
                    0 9 * * mon-fri      | 2026-05-29T09:00:00Z | 2026-06-01T09:00:00Z
                    0 9 * * 1-5          | 2026-05-29T09:00:00Z | 2026-06-01T09:00:00Z
                    0 9 * * SUN          | 2026-05-28T09:00:00Z | 2026-05-31T09:00:00Z
                    0 9 * * 0            | 2026-05-28T09:00:00Z | 2026-05-31T09:00:00Z
                    0 9 * * 7            | 2026-05-28T09:00:00Z | 2026-05-31T09:00:00Z
                    0 9 * * sat-sun      | 2026-05-30T09:00:00Z | 2026-05-31T09:00:00Z
                    0 0 1 * *            | 2026-05-28T09:00:00Z | 2026-06-01T00:00:00Z
                    0 0 31 * *           | 2026-05-31T00:00:00Z | 2026-07-31T00:00:00Z
                    0 0 1 jan,JUL *      | 2026-05-28T09:00:00Z | 2026-07-01T00:00:00Z
                    0 0 29 2 *           | 2026-05-28T09:00:00Z | 2028-02-29T00:00:00Z
                    0 0 29 2 *           | 2096-02-29T00:00:00Z | 2104-02-29T00:00:00Z
                    0 0 13 * fri         | 2026-05-28T09:00:00Z | 2026-05-29T00:00:00Z
                    0 0 13 * fri         | 2026-06-12T00:00:00Z | 2026-06-13T00:00:00Z
                    0 0 */2 * fri        | 2026-05-28T00:00:00Z | 2026-05-29T00:00:00Z
                    59 23 31 12 *        | 2026-12-31T23:59:00Z | 2027-12-31T23:59:00Z
                    """)
    void theNextMomentIsTheFirstOneAfter(String cron, Instant after, Instant next) {
        assertThat(read(cron).next(after)).contains(next);
    }

    @Test
    void aDayThatNeverComesHasNoNextMoment() {
        assertThat(read("0 0 31 2 *").next(Instant.EPOCH)).isEmpty();
        assertThat(read("0 0 30 feb *").next(Instant.EPOCH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 0 * *           | it needs five fields
                    0 0 0 * * *       | it needs five fields
                    @daily            | it needs five fields
                    60 * * * *        | the minute cannot be `60`: it goes from 0 to 59
                    * 24 * * *        | the hour cannot be `24`
                    * * 0 * *         | the day of the month cannot be `0`
                    * * L * *         | the day of the month cannot be `L`
                    * * * 13 *        | the month cannot be `13`: it goes from 1 to 12 or from jan to dec
                    * * * * 8         | the day of the week cannot be `8`
                    * * * * mo        | the day of the week cannot be `mo`
                    30-10 * * * *     | the minute has the range `30-10`, which runs backwards
                    */0 * * * *       | the minute has the step `0`
                    */x * * * *       | the minute has the step `x`
                    1,,2 * * * *      | the minute cannot be ``
                    1- * * * *        | the minute cannot be ``
                    -1 * * * *        | the minute cannot be ``
                    ? * * * *         | the minute cannot be `?`
                    """)
    void aBrokenTextIsRefusedWithItsField(String cron, String why) {
        assertThat(Cron.parse(cron))
                .isInstanceOfSatisfying(
                        Cron.Parsed.Refused.class,
                        refused -> assertThat(refused.message()).startsWith(why));
    }

    @Test
    void anEndlessTextIsRefusedWithoutBeingTakenApart() {
        assertThat(Cron.parse("1,".repeat(1_000_000) + "1 * * * *"))
                .isInstanceOf(Cron.Parsed.Refused.class);
    }

    /// Held against the plainest way to say it: try every minute.
    @Test
    void noMomentIsLeftOutAndNoneIsTooMuch() {
        Seeds.forAll(random -> {
            var text =
                    String.join(
                            " ",
                            field(random.nextInt(4), random.nextInt(60)),
                            field(random.nextInt(4), random.nextInt(24)),
                            field(random.nextInt(4), 1 + random.nextInt(28)),
                            "*",
                            field(random.nextInt(4), random.nextInt(7)));
            var cron = read(text);
            var after = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));

            var next = cron.next(after).orElseThrow();

            assertThat(next).as(text).isAfter(after).isEqualTo(next.truncatedTo(MINUTES));
            var at = after.truncatedTo(MINUTES).plus(1, MINUTES);
            for (var tries = 0; at.isBefore(next) && tries < 3_000; tries++) {
                assertThat(matches(text, at)).as(text + " at " + at).isFalse();
                at = at.plus(1, MINUTES);
            }
            assertThat(matches(text, next)).as(text + " at " + next).isTrue();
        });
    }

    private static String field(int kind, int value) {
        return kind == 0 ? Integer.toString(value) : "*";
    }

    private static boolean matches(String text, Instant at) {
        var fields = text.split(" ", -1);
        var time = at.atOffset(ZoneOffset.UTC);
        var day = fits(fields[2], time.getDayOfMonth());
        var week = fits(fields[4], time.getDayOfWeek().getValue() % 7);
        var either = !fields[2].equals("*") && !fields[4].equals("*");
        return fits(fields[0], time.getMinute())
                && fits(fields[1], time.getHour())
                && (either ? day || week : day && week)
                && fits(fields[3], time.getMonthValue());
    }

    private static boolean fits(String field, int value) {
        return field.equals("*") || Integer.parseInt(field) == value;
    }

    private static Cron read(String text) {
        return switch (Cron.parse(text)) {
            case Cron.Parsed.Read(var cron) -> cron;
            case Cron.Parsed.Refused(var why) -> throw new AssertionError(text + ": " + why);
        };
    }
}
