package caseloom.access;

/// Who is signed in, as a member of the organization that their session is in.
///
/// @param session the number of the session
/// @param email of the member
public record SignedIn(long session, long account, String email, MemberRole role) {}
