package caseloom.admin;

import caseloom.access.Member;
import caseloom.access.Members;
import java.util.Optional;

/// Members whom a request names by their addresses.
final class NamedMember {

    private NamedMember() {}

    /// The active member of an address; empty after a complaint.
    static Optional<Member> of(Members members, Call call, Fields fields, Given given) {
        var found = members.active(call.organization(), given.email);
        if (found.isEmpty()) {
            fields.complain(
                    given.field,
                    "It is the email address of an active member; " + given.email + " is none.",
                    "Send one of `GET /members`.");
        }
        return found;
    }

    /// An address and the field that it stands in.
    record Given(String field, String email) {}
}
