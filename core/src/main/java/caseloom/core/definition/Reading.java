package caseloom.core.definition;

import java.util.List;
import java.util.Optional;

/// What came of reading a document: a definition when no complaint is an error.
public record Reading(Optional<Definition> definition, List<Complaint> complaints) {

    public Reading {
        complaints = List.copyOf(complaints);
    }
}
