package caseloom.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.TestServer;
import caseloom.core.definition.Complaint;
import caseloom.outcome.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A check says all that publishing says: what it takes is published.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishingTest {

    private final TestServer server = TestServer.start();
    private final TestServer.Tenant acme = server.tenant("acme");
    private int number;

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schedule: { cron: '0 9 * * *' }",
                "schedule: { every: PT1S }",
                "schedule: { every: P36525D }",
                "schedule: { after: P36525D }",
                "schedule: { on: { one: { with: { type: a } } } }",
                "schedule: { on: { any: [] } }",
                "schedule: { on: { any: [], until: '. != []' } }",
                "schedule: { on: { any: [ { with: { id: a } } ], until: { all: [ { with: { id: b } } ] } } }",
                "schedule: { on: { all: [ { with: { type: a } }, { with: { type: b } } ] } }",
                "schedule: { on: { one: { with: { type: 'LONG' } } } }",
                "schedule: { on: { one: { with: { type: \"a\\0b\" } } } }",
                "schedule: { on: { one: { with: { type: \"\\uD800\" } } } }",
                "schedule: { on: { one: { with: { type: 'LONG' }, correlate: { 'LONG': { from: '.LONG' } } } } }",
                "timeout: { after: P36525D }",
                "output: { as: '${ \"\\u0000\" }' }",
                "output: { as: \"${ \\\"\\0\\\" }\" }"
            })
    void whatACheckTakesCanBePublished(String part) {
        var document = document(part.replace("LONG", "l".repeat(5_000)), "''");

        holds(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\0b\"", "\"\\uD800\"", "LONG", "\" \"", "' a '", "\"a\\nb\""})
    void soCanTextsForPeople(String text) {
        holds(document("output: {}", text.replace("LONG", "l".repeat(5_000))));
    }

    private void holds(String document) {
        var workflows = server.node().workflows();
        var sound =
                workflows.validate(acme.caller().organization(), document).stream()
                        .noneMatch(PublishingTest::isError);

        switch (workflows.push(acme.caller(), document)) {
            case Outcome.Refused<SavedDraft>(var why) -> assertThat(sound).as("%s", why).isFalse();
            case Outcome.Done<SavedDraft>(var saved) -> {
                var published = workflows.publish(acme.caller(), saved.workflow().id(), null);
                assertThat(published instanceof Outcome.Done).as("%s", published).isEqualTo(sound);
            }
        }
    }

    private static boolean isError(Complaint complaint) {
        return complaint.severity() == Complaint.Severity.ERROR;
    }

    private String document(String part, String text) {
        return """
        document:
          dsl: '1.0.3'
          namespace: tests
          name: NAME
          version: '1.0.0'
          title: TEXT
          summary: TEXT
          tags: { one: TEXT }
          metadata: { source: none, statuses: [ TEXT ] }
        do:
          - a: { set: { n: TEXT } }
          - b: { listen: { to: { any: [ { with: { type: TEXT } } ] } } }
        """
                        .replace("TEXT", text.equals("''") ? "Plain" : text)
                        .replace("NAME", "one-" + ++number)
                + part
                + "\n";
    }
}
