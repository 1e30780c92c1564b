package caseloom.access;

/// Whether a member takes part. One who does not is named by no call (L-21), and stays the creator
/// of what they made. The word is the one of the table.
public enum MemberState {
    ACTIVE("active"),
    INACTIVE("inactive");

    private final String word;

    MemberState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// The state with that word in the table.
    public static MemberState of(String word) {
        for (var state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state: " + word);
    }
}
