package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import caseloom.core.json.Json;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Holds our reader against the official schema of the language: what the schema refuses, we
/// refuse; what we accept, the schema accepts. Where we are stricter on purpose, the table says so.
class OfficialSchemaTest {

    private static final String TABLE = "/caseloom/core/definition/well-formed.txt";

    private record Row(String verdict, String title, String text) {}

    @TestFactory
    List<DynamicTest> readerAndOfficialSchemaAgree() {
        var schema = official();
        return table().stream()
                .map(row -> dynamicTest(row.title(), () -> judge(schema, row)))
                .toList();
    }

    private static void judge(Schema schema, Row row) {
        var complaints = new Complaints(100);
        var value = new YamlText(DefinitionLimits.USUAL, complaints).read(row.text()).orElseThrow();
        var findings = schema.validate(Json.write(value.json()), InputFormat.JSON);
        var reading = Documents.read(row.text());

        assertThat(findings.isEmpty() ? "accepted" : "refused " + findings)
                .as("the official schema")
                .startsWith(row.verdict().equals("bad") ? "refused" : "accepted");
        assertThat(reading.definition().isPresent())
                .as("ours: %s", Documents.told(reading))
                .isEqualTo(row.verdict().equals("good"));
    }

    static Schema official() {
        var yaml = House.kit("workflow-1.0.3.yaml");
        var value =
                new YamlText(DefinitionLimits.USUAL, new Complaints(1)).read(yaml).orElseThrow();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.write(value.json()), InputFormat.JSON);
    }

    private static List<Row> table() {
        return Documents.blocks(TABLE).entrySet().stream().map(OfficialSchemaTest::row).toList();
    }

    private static Row row(Map.Entry<String, String> block) {
        var head = block.getKey();
        return new Row(head.substring(0, head.indexOf(' ')), head, block.getValue());
    }
}
