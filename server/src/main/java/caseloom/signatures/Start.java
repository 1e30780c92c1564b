package caseloom.signatures;

import caseloom.db.Tx;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The wish that a signing begin (L-165).
///
/// @param by the address of the member who asks for it
/// @param signers their addresses, in their order
/// @param message what the signers read; null for what the document says
/// @param filled what was collected, which fits the step's fields
/// @param beside is written together with it
public record Start(
        String by,
        List<String> signers,
        @Nullable String message,
        ObjectNode filled,
        Consumer<Tx> beside) {

    public Start {
        signers = List.copyOf(signers);
    }
}
