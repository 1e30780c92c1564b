package caseloom.signatures;

import caseloom.core.json.Json;
import caseloom.core.signature.SignatureRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Requests as they are stored. Every later release must be able to read what is written here.
public final class SignatureRequestJson {

    private SignatureRequestJson() {}

    public static ObjectNode write(SignatureRequest request) {
        var node = Json.object();
        request.files().forEach(node.putArray("files")::add);
        request.signers().forEach(node.putArray("signers")::add);
        return node.put("ordered", request.ordered())
                .put("subject", request.subject())
                .put("message", request.message());
    }

    public static SignatureRequest read(JsonNode node) {
        return new SignatureRequest(
                texts(node.path("files")),
                texts(node.path("signers")),
                node.path("ordered").booleanValue(),
                node.path("subject").asText(),
                node.path("message").asText());
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
