package caseloom.engine;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Definitions;
import caseloom.workflows.Publication;
import caseloom.workflows.PublishedWorkflows;
import caseloom.workflows.WorkflowStanding;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The workflows of the simulation, each with what must have come of a run that completed.
enum Story {
    /// One decision, without waiting for anything.
    COUNTING(
            """
            - add:
                set: { ref: '${ .ref }', items: '${ .items }', sum: '${ [.items[]] | add }' }
            - keep:
                call: set-attributes
                with: { sum: '${ .sum }' }
            """) {
        @Override
        boolean holds(JsonNode attributes) {
            var sum = 0;
            for (var item : attributes.path("items")) {
                sum += item.intValue();
            }
            return attributes.path("sum").intValue() == sum;
        }
    },
    /// Many decisions, when few steps fit into one.
    ROUNDS(
            """
            - each:
                for: { each: item, in: .items }
                do:
                  - one:
                      set: { items: '${ .items }', rounds: '${ (.rounds // 0) + 1 }' }
            - keep:
                call: set-attributes
                with: { rounds: '${ .rounds }' }
            """) {
        @Override
        boolean holds(JsonNode attributes) {
            return attributes.path("rounds").intValue() == attributes.path("items").size();
        }
    },
    WAITING(
            """
            - pause:
                wait: { seconds: 90 }
            - again:
                wait: { seconds: 2 }
            - keep:
                call: set-attributes
                with: { waited: true }
            """) {
        @Override
        boolean holds(JsonNode attributes) {
            return attributes.path("waited").booleanValue();
        }
    },
    ASKING(
            """
            - ask:
                call: http
                with:
                  method: post
                  endpoint: https://outside.example/serial
                  body: { ref: '${ .ref }' }
            - keep:
                call: set-attributes
                with: { serials: '${ [.serial] }' }
            """) {
        @Override
        boolean holds(JsonNode attributes) {
            return distinct(attributes) == 1;
        }
    },
    /// A call for each item, each tried again and again, with a wait in between.
    ASKING_OFTEN(
            """
            - each:
                for: { each: item, in: .items }
                do:
                  - careful:
                      try:
                        - ask:
                            call: http
                            with:
                              method: post
                              endpoint: https://outside.example/serial
                              body: { ref: '${ .ref }', item: '${ $item }' }
                            output:
                              as: '${ $input + { serials: (($input.serials // []) + [.serial]) } }'
                      catch:
                        retry:
                          delay: PT2S
                          limit: { attempt: { count: 9 } }
                  - pause:
                      wait: { seconds: 3 }
            - keep:
                call: set-attributes
                with: { serials: '${ .serials // [] }' }
            """) {
        @Override
        boolean holds(JsonNode attributes) {
            return distinct(attributes) == attributes.path("items").size();
        }
    },
    /// The answer and the end of patience may come together.
    IMPATIENT(
            """
            - careful:
                try:
                  - ask:
                      call: http
                      with:
                        method: post
                        endpoint: https://outside.example/serial
                        body: { ref: '${ .ref }' }
                      timeout: { after: PT1S }
                      output:
                        as: '${ { serials: [.serial] } }'
                catch:
                  do:
                    - late:
                        set: { serials: [] }
            - keep:
                call: set-attributes
                with: { serials: '${ .serials }' }
            """) {
        @Override
        boolean holds(JsonNode attributes) {
            return distinct(attributes) <= 1 && attributes.path("serials").isArray();
        }
    },
    /// Answers and moments that come together, each of them wanted by another branch.
    FORKING(
            """
            - fan:
                fork:
                  branches:
                    - one: { call: http, with: { method: post, endpoint: 'https://outside.example/1' } }
                    - two: { call: http, with: { method: post, endpoint: 'https://outside.example/2' } }
                    - three: { call: http, with: { method: post, endpoint: 'https://outside.example/3' } }
                    - soon: { wait: PT2S }
                    - also: { wait: PT2S }
            - keep:
                call: set-attributes
                with: { serials: '${ [.[] | .serial? // empty] }' }
            """) {
        @Override
        boolean holds(JsonNode attributes) {
            return distinct(attributes) == 3;
        }
    },
    FAILING(
            """
            - pause:
                wait: { seconds: 1 }
            - refuse:
                raise:
                  error: { type: https://example.com/errors/refused, status: 400 }
            """) {
        @Override
        boolean holds(JsonNode attributes) {
            return false;
        }
    },
    READING(
            """
            - read:
                try:
                  - other:
                      call: get-case
                      with: { id: 1 }
                catch:
                  do:
                    - none:
                        set: { id: 0 }
            - keep:
                call: set-attributes
                with: { seen: '${ .id }' }
            """) {
        @Override
        boolean holds(JsonNode attributes) {
            return attributes.path("seen").intValue() <= 1;
        }
    };

    static final OrganizationId ORGANIZATION = new OrganizationId(1);

    private static final Map<Story, Publication> PUBLICATIONS = published();

    /// All of them, as the node knows them.
    static final PublishedWorkflows WORKFLOWS = new Published();

    private final String steps;

    Story(String steps) {
        this.steps = steps;
    }

    Publication publication() {
        return Objects.requireNonNull(PUBLICATIONS.get(this));
    }

    private static Map<Story, Publication> published() {
        var publications = new EnumMap<Story, Publication>(Story.class);
        for (var story : values()) {
            var number = new WorkflowId(publications.size() + 1);
            var name = "story-" + number.value();
            var reading = Definitions.standard().read(Documents.named(name, story.steps));
            var definition =
                    reading.definition()
                            .orElseThrow(() -> new AssertionError(reading.complaints().toString()));
            publications.put(story, new Publication(ORGANIZATION, number, 1, definition));
        }
        return publications;
    }

    private record Published() implements PublishedWorkflows {

        @Override
        public Optional<WorkflowStanding> standing(
                OrganizationId organization, WorkflowId workflow) {
            return Optional.empty();
        }

        @Override
        public Publication version(WorkflowId workflow, int version) {
            return PUBLICATIONS.values().stream()
                    .filter(one -> one.workflow().equals(workflow))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Whether the attributes are those of a run that completed.
    abstract boolean holds(JsonNode attributes);

    /// How many answers of services were kept; each of them must be another one.
    static int distinct(JsonNode attributes) {
        var serials = attributes.path("serials");
        var seen = new HashSet<Integer>();
        for (var serial : serials) {
            seen.add(serial.intValue());
        }
        return seen.size() == serials.size() ? seen.size() : -1;
    }
}
