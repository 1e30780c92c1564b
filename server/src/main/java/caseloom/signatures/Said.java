package caseloom.signatures;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a run gets to know of its signers' deeds.
final class Said {

    private Said() {}

    static ObjectNode of(Signature signature) {
        var said = Json.object();
        signature
                .started()
                .ifPresent(started -> {
                    var node =
                            said.putObject("started")
                                    .put("at", started.at().toString())
                                    .put("by", started.by());
                    signature.signers().forEach(one -> node.withArray("signers").add(one.email()));
                    node.set("values", started.filled());
                });
        var list = said.putArray("signatures");
        for (var one : Deeds.of(signature)) {
            switch (one.deed()) {
                case SignerDeed.Signed signed ->
                        list.addObject()
                                .put("by", one.signer().email())
                                .put("name", signed.name())
                                .put("at", signed.at().toString())
                                .put("way", signed.ink().isEmpty() ? "typed" : "drawn");
                case SignerDeed.Declined declined ->
                        said.putObject("declined")
                                .put("by", one.signer().email())
                                .put("reason", declined.reason())
                                .put("at", declined.at().toString());
            }
        }
        return said;
    }
}
