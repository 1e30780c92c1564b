package caseloom.core.interpreter;

import caseloom.core.definition.ListedSteps;
import org.junit.jupiter.api.Test;

class RunOutputsTest {

    @Test
    void c133_aFailedRunShowsCodeMessageAndStepId() {
        var world =
                World.of(
                        """
                        - outer:
                            do:
                              - 'load it': { call: http, with: { method: get, endpoint: 'https://x.example/' } }
                        """);
        world.service(_ -> World.ok(503, "{}")).run();

        World.assertJson(
                RunOutputs.failure((Standing.Failed) world.standing(), ids(world)),
                """
                {"error": {"code": "communication",
                           "message": "The service answered with an error: GET https://x.example/ answered 503.",
                           "step_id": "load_it"}}
                """);
    }

    @Test
    void c133_theCodeIsTheLastSegmentOfTheTypeInSnakeCase() {
        var ids = ids(World.of("- a: { set: { x: 1 } }\n"));

        for (var type :
                new String[] {"https://e.example/OddThing", "odd-thing", "urn:x/odd.thing/"}) {
            World.assertJson(
                    RunOutputs.failure(
                            new Standing.Failed(new RunError(type, 400, null, null, null), null),
                            ids),
                    """
                    {"error": {"code": "odd_thing", "message": "The workflow failed.",
                               "step_id": null}}
                    """);
        }
    }

    private static ListedSteps ids(World world) {
        return ListedSteps.of(world.definition());
    }
}
