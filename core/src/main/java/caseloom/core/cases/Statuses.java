package caseloom.core.cases;

import java.util.ArrayList;
import java.util.List;

/// The statuses a case of one workflow can be in: the three defaults and what the workflow declares
/// (C-82, C-83).
public record Statuses(List<String> declared) {

    public static final String OPEN = "Open";
    public static final String CLOSED = "Closed";
    public static final String ERROR = "Error";

    public Statuses {
        declared = List.copyOf(declared);
    }

    /// All of them, the defaults first.
    public List<String> all() {
        var all = new ArrayList<>(List.of(OPEN, CLOSED, ERROR));
        all.addAll(declared);
        return List.copyOf(all);
    }

    /// Whether a case may move to it; names are compared exactly (C-86).
    public boolean has(String status) {
        return all().contains(status);
    }
}
