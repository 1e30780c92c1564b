package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What no database takes and no number type holds is refused like anything else that is unknown.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OddTextTest {

    private final ChamelioRig rig = new ChamelioRig();

    @AfterAll
    void close() {
        rig.close();
    }

    @Test
    void l40_zeroIsANumberThatNamesNoTask() {
        for (var path : new String[] {"/tasks/0", "/tasks/0/files"}) {
            var reply = rig.get(path);

            assertThat(ChamelioRig.json(reply, 404).path("detail").asText())
                    .isEqualTo("Task not found");
        }
        ChamelioRig.json(rig.post("/tasks/0/cancel", ""), 404);
    }

    @Test
    void l52_aTextIdWithANulIsUnknown() {
        var read = rig.get("/workflows/%00/latest/schema");
        var begun = rig.post("/workflows/%00/1/initiate", "{\"variables\": []}");

        assertThat(read.status()).isEqualTo(404);
        assertThat(begun.status()).isEqualTo(404);
    }

    @Test
    void l119_aFilterWithANulLetsNothingThrough() {
        for (var filter : new String[] {"workflow_id=%00", "metadata.a=%00", "metadata.%00=a"}) {
            var list = ChamelioRig.json(rig.get("/tasks?" + filter), 200);

            assertThat(list.path("total").asInt()).isZero();
            assertThat(list.path("tasks")).isEmpty();
        }
    }
}
