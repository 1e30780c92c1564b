package caseloom.connections;

import caseloom.core.json.Json;
import caseloom.vault.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/// A connection with its secret open, to make requests with. As text it shows no secret.
///
/// @param secret empty when its authentication has none
public record Access(Connection connection, Secret secret) {

    /// The headers that a JSON object of texts stands for; other members are ignored (C-167).
    public Map<String, String> payload() {
        var headers = new LinkedHashMap<String, String>();
        Json.stored(secret.text())
                .properties()
                .forEach(member -> {
                    if (member.getValue().isTextual()) {
                        headers.put(member.getKey(), member.getValue().textValue());
                    }
                });
        return headers;
    }
}
