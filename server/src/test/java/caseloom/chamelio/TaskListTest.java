package caseloom.chamelio;

import static caseloom.chamelio.TasksTest.LISTED;
import static caseloom.chamelio.TasksTest.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 5.1: lists of tasks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskListTest {

    private final ChamelioRig rig = new ChamelioRig();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l116_theListHasTheTaskObjectWithoutStepRunsAndVariables() {
        rig.publish(ChamelioRig.document("shape", "", "a: { type: string }"));
        var first = rig.initiate("shape", "{\"variables\":[],\"metadata\":{\"n\":1}}");
        var second = rig.initiate("shape", "{\"variables\":[]}");
        rig.untilStep(first, "pause");
        rig.untilStep(second, "pause");

        var page = ChamelioRig.json(rig.get("/tasks?workflow_id=shape&limit=1&offset=1"), 200);

        assertThat(names(page)).containsExactly("tasks", "total");
        assertThat(page.get("total").intValue()).isEqualTo(2);
        assertThat(page.get("tasks")).hasSize(1);
        var task = page.get("tasks").get(0);
        assertThat(names(task)).startsWith(LISTED).endsWith("metadata").hasSize(18);
        var whole = rig.task(first);
        names(task).forEach(name -> assertThat(task.get(name)).isEqualTo(whole.get(name)));
    }

    @Test
    void l117_theNewestComesFirstAndTheTotalCountsAllMatches() {
        rig.publish(ChamelioRig.document("paged", "", "a: { type: string }"));
        var first = rig.initiate("paged", "{\"variables\":[]}");
        var second = rig.initiate("paged", "{\"variables\":[]}");
        var third = rig.initiate("paged", "{\"variables\":[]}");

        assertThat(rig.listed("workflow_id=paged")).containsExactly(third, second, first);
        assertThat(rig.listed("workflow_id=paged&offset=1&limit=1")).containsExactly(second);
        assertThat(rig.listed("workflow_id=paged&offset=3")).isEmpty();
        assertThat(rig.get("/tasks?workflow_id=paged&offset=3").at("/total").intValue())
                .isEqualTo(3);
    }

    /// Near the top of a long list the tasks are looked through one by one, further down and in a
    /// short one those that fit are collected: nobody can tell.

    @Test
    void l117_pagesOfAStatusJoinUpHoweverTheyAreFound() {
        rig.publish(ChamelioRig.document("many", "", "a: { type: string }"));
        var waiting = new ArrayList<Long>();
        for (var i = 0; i < 20; i++) {
            var number = rig.initiate("many", "{\"variables\":[]}");
            if (i % 3 == 0) {
                rig.post("/tasks/" + number + "/cancel", "");
            } else {
                waiting.addFirst(number);
            }
        }
        var query = "workflow_id=many&status=in_progress&limit=1&offset=";

        for (var offset = 0; offset < waiting.size(); offset++) {
            assertThat(rig.listed(query + offset)).containsExactly(waiting.get(offset));
        }
        assertThat(rig.listed(query + waiting.size())).isEmpty();
        assertThat(rig.get("/tasks?" + query + 0).at("/total").intValue()).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "in_progress", "completed", "failed", "cancelled"})
    void l116_theListIsFilteredByStatus(String status) {
        rig.publish(
                ChamelioRig.document(
                        "statuses_" + status,
                        "",
                        "a: { type: string }",
                        """
                        - choose:
                            switch:
                              - bad: { when: '.a == "failed"', then: break }
                              - good: { when: '.a == "completed"', then: exit }
                              - other: { then: rest }
                        - rest: { wait: { hours: 1 } }
                        - break: { raise: { error: { type: 'https://x/e', status: 500 } } }
                        """));
        var key = "statuses_" + status;
        for (var a : new String[] {"in_progress", "completed", "failed", "cancelled"}) {
            var number = rig.initiate(key, ChamelioRig.variables("a|text|" + a));
            if (a.equals("cancelled")) {
                rig.post("/tasks/" + number + "/cancel", "");
            }
            rig.untilStatus(number, a);
        }

        var found =
                ChamelioRig.json(rig.get("/tasks?workflow_id=" + key + "&status=" + status), 200);

        assertThat(found.get("total").intValue()).isEqualTo(status.equals("pending") ? 0 : 1);
        assertThat(found.get("tasks"))
                .allSatisfy(task -> assertThat(task.get("status").textValue()).isEqualTo(status));
    }

    @Test
    void l118_metadataIsComparedByTheTextOfTopLevelValues() {
        rig.publish(ChamelioRig.document("marked", "", "a: { type: string }"));
        var body =
                "{\"variables\":[],\"metadata\":{\"s\":\"x y\",\"n\":1.50,\"big\":1e3,\"t\":true,"
                        + "\"o\":{\"a\":1},\"l\":[1],\"z\":null,\"a.b\":\"dot\",\"\":\"none\"}}";
        var number = rig.initiate("marked", body);
        rig.initiate("marked", "{\"variables\":[],\"metadata\":{\"s\":\"other\"}}");
        rig.initiate("marked", "{\"variables\":[]}");
        var shown = rig.task(number).get("metadata");

        for (var query :
                new String[] {
                    "metadata.s=x%20y",
                    "metadata.s=x+y",
                    "metadata.n=" + shown.get("n"),
                    "metadata.big=" + shown.get("big"),
                    "metadata.t=true",
                    "metadata.a.b=dot",
                    "metadata.=none",
                    "metadata.t=true&metadata.s=x+y"
                }) {
            assertThat(rig.listed("workflow_id=marked&" + query)).containsExactly(number);
        }
        for (var query :
                new String[] {
                    "metadata.s=X+Y",
                    "metadata.t=True",
                    "metadata.o={%22a%22:1}",
                    "metadata.o=",
                    "metadata.l=[1]",
                    "metadata.z=null",
                    "metadata.z=",
                    "metadata.none=",
                    "metadata.t=true&metadata.s=other",
                    "metadata.s=%00",
                    "metadata.%00=x"
                }) {
            assertThat(
                            rig.listed(
                                    "workflow_id=marked&"
                                            + query.replace("{", "%7B")
                                                    .replace("}", "%7D")
                                                    .replace("[", "%5B")
                                                    .replace("]", "%5D")))
                    .isEmpty();
        }
    }

    @Test
    void l119_anUnknownWorkflowGivesAnEmptyListAndAnUnknownStatusIsRefused() {
        for (var workflow : new String[] {"nothing", "", "%00", "Resting"}) {
            assertThat(rig.get("/tasks?workflow_id=" + workflow).text())
                    .isEqualTo("{\"tasks\":[],\"total\":0}");
        }

        var refused = rig.get("/tasks?offset=-1&limit=0&status=running");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .isEqualTo(
                        ("{\"detail\":[{\"loc\":[\"query\",\"status\"],\"msg\":\"value is not a valid"
                                + " enumeration member; permitted: 'pending', 'in_progress',"
                                + " 'completed', 'failed', 'cancelled'\",\"type\":\"type_error.enum\"},"
                                + "{\"loc\":[\"query\",\"limit\"],\"msg\":\"ensure this value is greater"
                                + " than or equal to 1\",\"type\":\"value_error.number.not_ge\"},"
                                + "{\"loc\":[\"query\",\"offset\"],\"msg\":\"ensure this value is"
                                + " greater than or equal to 0\","
                                + "\"type\":\"value_error.number.not_ge\"}]}"));
        assertThat(rig.get("/tasks?limit=201").status()).isEqualTo(422);
        assertThat(rig.get("/tasks?limit=200&offset=999999999999999999").status()).isEqualTo(200);
    }
}
