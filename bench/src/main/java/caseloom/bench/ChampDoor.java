package caseloom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// Champ's API.
///
/// @param target with an API token
/// @param workflow the number of the refund workflow
record ChampDoor(Target target, long workflow) implements Door {

    private static final int CREATED = 201;

    @Override
    public String word() {
        return "champ";
    }

    @Override
    public byte[] create() {
        return target.create(workflow, Workload.CREATE);
    }

    @Override
    public OptionalLong made(int status, Connection answer) throws IOException {
        return status == CREATED ? OptionalLong.of(answer.number("id")) : OptionalLong.empty();
    }

    @Override
    public byte[] fetch(long number) {
        return target.fetch(workflow, number);
    }

    @Override
    public boolean isOpen(JsonNode answer) {
        return answer.path("case").path("status").asText().equals("Open");
    }

    @Override
    public boolean isDone(String answer) {
        return answer.contains("\"Closed\"");
    }

    @Override
    public Optional<String> complaint(JsonNode answer) {
        var shown = answer.path("case");
        var attributes = shown.path("attributes");
        var right =
                shown.path("status").asText().equals("Closed")
                        && Workload.isTotal(attributes.path("total"))
                        && attributes.path("priority").asText().equals("high");
        return right ? Optional.empty() : Workload.complaint(answer);
    }
}
