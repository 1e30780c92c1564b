package caseloom.settings;

import java.util.List;

/// The settings cannot be used; the message holds one line a complaint.
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettings(List<String> complaints) {
        super(String.join("\n", complaints));
    }
}
