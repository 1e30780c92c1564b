package caseloom.settings;

import java.util.ArrayList;
import java.util.List;

/// The settings cannot be used; the message holds one line a complaint.
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> complaints;

    public InvalidSettings(List<String> complaints) {
        super(String.join("\n", complaints));
        this.complaints = new ArrayList<>(complaints);
    }

    /// Everything that is wrong, a sentence each.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }
}
