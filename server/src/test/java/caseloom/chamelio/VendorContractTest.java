package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The initiate call as it is published, on the example that has its variables: from the file that
/// came in before to the end of the task.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorContractTest {

    private static final String PUBLISHED =
            """
            {
              "variables": [
                {"variable_id": "contract_file", "type": "file", "value": "contract.pdf",
                 "file_id": "doc_12345"},
                {"variable_id": "vendor_name", "type": "text", "value": "Acme Corporation"},
                {"variable_id": "contract_value", "type": "number", "value": "150000.00"},
                {"variable_id": "effective_date", "type": "date", "value": "2025-01-15"},
                {"variable_id": "auto_renewal", "type": "boolean", "value": "false"}
              ],
              "user": "jane@example.com",
              "metadata": {"source": "vendor_portal"}
            }
            """;

    private static final String EARLIER =
            """
            {
              "variables": [
                {"variable_id": "contract_file", "type": "file", "value": "contract.pdf",
                 "file_extension": "pdf", "base64_content": "JVBERi0xLjcgY29udHJhY3Q="},
                {"variable_id": "vendor_name", "type": "text", "value": "Initech"},
                {"variable_id": "contract_value", "type": "number", "value": "50000.00"}
              ]
            }
            """;

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void publish() throws IOException {
        rig.member("jane@example.com");
        rig.publish(
                Files.readString(
                        Path.of(
                                System.getProperty("house.root"),
                                "examples/vendor-contract-review.yaml")));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void thePublishedExampleIsReadToCompletion() {
        var earlier = completed(EARLIER);
        var file = value(earlier, "contract_file").textValue();
        var number = file.substring(file.indexOf('_') + 1);

        var task = completed(PUBLISHED.replace("doc_12345", "doc_" + number));

        assertThat(task.get("task_title").textValue())
                .isEqualTo("Vendor contract review - Acme Corporation");
        assertThat(task.get("owner_email").textValue()).isEqualTo("jane@example.com");
        assertThat(task.get("metadata")).hasToString("{\"source\":\"vendor_portal\"}");
        assertThat(task.get("completed_at").isTextual()).isTrue();
        assertThat(value(task, "contract_file").textValue()).isEqualTo(file);
        assertThat(value(task, "vendor_name").textValue()).isEqualTo("Acme Corporation");
        assertThat(value(task, "contract_value")).hasToString("150000");
        assertThat(value(task, "effective_date").textValue()).isEqualTo("2025-01-15");
        assertThat(value(task, "auto_renewal")).hasToString("false");
        assertThat(steps(task))
                .containsExactly("intake_step", "review", "route", "legal", "record");
        assertThat(task.at("/step_runs/1/step_type").textValue()).isEqualTo("review");
        assertThat(task.get("step_runs").findValuesAsText("status")).containsOnly("completed");
        assertThat(steps(earlier))
                .containsExactly("intake_step", "review", "route", "accept", "record");
    }

    private JsonNode completed(String body) {
        return rig.untilStatus(rig.initiate("vendor_contract_review", body), "completed");
    }

    private static List<String> steps(JsonNode task) {
        return task.get("step_runs")
                .valueStream()
                .map(run -> run.get("step_id").textValue())
                .toList();
    }

    private static JsonNode value(JsonNode task, String variable) {
        return task.get("variables")
                .valueStream()
                .filter(one -> one.get("variable_id").textValue().equals(variable))
                .findFirst()
                .orElseThrow()
                .get("value");
    }
}
