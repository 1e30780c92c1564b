package caseloom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// Champ's API.
///
/// @param target with an API token
/// @param workflow the number of the workload's workflow
record ChampDoor(Target target, long workflow, Workload workload) implements Door {

    private static final int CREATED = 201;

    @Override
    public String word() {
        return "champ";
    }

    @Override
    public byte[] create() {
        return target.create(workflow, "{\"attributes\": " + workload.attributes() + "}");
    }

    @Override
    public OptionalLong made(int status, Connection answer) throws IOException {
        return status == CREATED ? OptionalLong.of(answer.number("id")) : OptionalLong.empty();
    }

    @Override
    public Optional<byte[]> after(long number) {
        return workload.event(number).map(target::event);
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
        var right =
                shown.path("status").asText().equals("Closed")
                        && workload.isRight(shown.path("attributes"));
        return right ? Optional.empty() : Workload.complaint(answer);
    }
}
