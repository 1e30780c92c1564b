package caseloom.vault;

import java.util.List;
import java.util.Optional;

/// The master keys that a node holds: the first is the one to change to, the others still open what
/// they sealed.
record MasterKeys(List<MasterKey> held) {

    MasterKeys {
        held = List.copyOf(held);
        if (held.isEmpty()) {
            throw new IllegalArgumentException("a node holds a master key");
        }
    }

    MasterKey first() {
        return held.getFirst();
    }

    Optional<MasterKey> find(String id) {
        return held.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    List<String> names() {
        return held.stream().map(MasterKey::id).toList();
    }

    /// Their names, for complaints.
    String ids() {
        return String.join(", ", names());
    }
}
