package caseloom.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AttributesTest {

    private static final Attribute TYPE = text("contract_type", "MSA");
    private static final Attribute DATE = new Attribute("from", DataType.DATE, "2025-01-15");

    @Test
    void l206_ofARepeatedNameTheLastCounts() {
        var attributes = new Attributes(List.of(TYPE, DATE, text("contract_type", "NDA")));

        assertThat(attributes.all()).containsExactly(text("contract_type", "NDA"), DATE);
    }

    @Test
    void l213_givenOnesOverwriteAndAreAddedAndTheRestStays() {
        var merged =
                new Attributes(List.of(TYPE, DATE))
                        .with(new Attributes(List.of(text("new", "1"), text("from", "today"))));

        assertThat(merged.attributes().all())
                .containsExactly(TYPE, text("from", "today"), text("new", "1"));
        assertThat(merged.changes())
                .containsExactly(
                        new AttributeChange(text("new", "1"), null),
                        new AttributeChange(text("from", "today"), "2025-01-15"));
    }

    @Test
    void l216_anotherTypeIsAChangeAndTheSameAgainIsNone() {
        var before = new Attributes(List.of(TYPE, DATE));

        var merged =
                before.with(
                        new Attributes(
                                List.of(TYPE, new Attribute("from", DataType.TEXT, "2025-01-15"))));

        assertThat(merged.changes())
                .containsExactly(
                        new AttributeChange(
                                new Attribute("from", DataType.TEXT, "2025-01-15"), "2025-01-15"));
        assertThat(before.with(before).changes()).isEmpty();
    }

    @Test
    void l222_whatWasSaidCountsBeforeWhatWasFound() {
        var found =
                List.of(
                        found("contract_type", "SOW"),
                        found("Counterparty", null),
                        found("Counterparty", "Acme"));

        var fields = Fields.of(new Attributes(List.of(TYPE, DATE)), found);

        assertThat(fields.all())
                .extracting(Field::name, Field::value, Field::verified)
                .containsExactly(
                        tuple("contract_type", "MSA", true),
                        tuple("from", "2025-01-15", true),
                        tuple("Counterparty", null, false));
        assertThat(fields.mapped().get("date")).isEqualTo(Map.of("from", "2025-01-15"));
        assertThat(fields.mapped().get("text")).containsOnlyKeys("contract_type", "Counterparty");
    }

    private static Attribute text(String name, String value) {
        return new Attribute(name, DataType.TEXT, value);
    }

    private static Field found(String name, @Nullable String value) {
        return new Field(name, value, "text", false, false, "it says so", List.of());
    }
}
