package caseloom.core.approval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Who was asked of people who take turns, the longest ago first (L-275). Who comes next is said by
/// that alone, so it stays fair when people join, leave, or are named in some requests only.
/// Immutable.
///
/// @param asked the numbers of members, each once
public record Rota(List<Long> asked) {

    /// How many members a rota remembers; of more, those who were asked longest ago count as new.
    public static final int REMEMBERED_MOST = 10_000;

    public Rota {
        asked = List.copyOf(asked);
    }

    /// Whose turn it is: who was never asked comes first, in the order in which they are named.
    ///
    /// @param named those who may be asked, each once
    /// @param many how many are asked
    public List<Long> next(List<Long> named, int many) {
        var known = new HashSet<>(asked);
        var present = new HashSet<>(named);
        return Stream.concat(
                        named.stream().filter(one -> !known.contains(one)),
                        asked.stream().filter(present::contains))
                .limit(many)
                .toList();
    }

    /// The rota once these were asked.
    public Rota after(List<Long> now) {
        var all = new ArrayList<>(asked);
        all.removeAll(now);
        var most = Math.max(REMEMBERED_MOST, now.size());
        var kept = all.subList(Math.max(0, all.size() + now.size() - most), all.size());
        return new Rota(Stream.concat(kept.stream(), now.stream()).toList());
    }
}
