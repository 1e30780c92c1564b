package caseloom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// The API through which cases of a workload are made and looked at.
sealed interface Door permits ChampDoor, ChamelioDoor {

    /// Its word in options and figures.
    String word();

    Target target();

    /// The request that makes a case.
    byte[] create();

    /// The number of the case that an answer to it tells of; empty when it tells of none.
    OptionalLong made(int status, Connection answer) throws IOException;

    /// What is to be sent after a case was made; empty for nothing. It must be answered 202.
    default Optional<byte[]> after(long number) {
        return Optional.empty();
    }

    /// The request that shows a case.
    byte[] fetch(long number);

    /// Whether an answer to it shows a case that has not ended yet.
    boolean isOpen(JsonNode answer);

    /// Whether an answer to it shows a case that ended well, told without making objects.
    boolean isDone(String answer);

    /// What is wrong with a case that should have ended, if anything.
    Optional<String> complaint(JsonNode answer);

    /// The words of the doors.
    enum Name {
        CHAMP,
        CHAMELIO
    }
}
