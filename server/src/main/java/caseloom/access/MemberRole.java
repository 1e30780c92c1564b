package caseloom.access;

/// What a member may do in the dashboard (L-279). Calls of the external APIs are governed by their
/// token or key alone (L-280). Each may do what those after it may. The word is the one of the
/// table.
public enum MemberRole {
    /// Everything.
    ADMIN("admin"),
    /// All content, but neither settings nor members.
    EDITOR("editor"),
    /// Works on what there is, starts no new workflows.
    MEMBER("member"),
    /// Reads what is shared.
    VIEWER("viewer");

    private final String word;

    MemberRole(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Whether whoever has this role may do what asks for at least the other.
    public boolean covers(MemberRole least) {
        return compareTo(least) <= 0;
    }

    /// The role with that word in the table.
    public static MemberRole of(String word) {
        for (var role : values()) {
            if (role.word.equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role: " + word);
    }
}
