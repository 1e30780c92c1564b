package caseloom.activity;

import caseloom.access.Member;
import caseloom.access.MemberRecord;
import caseloom.access.Members;
import caseloom.core.cases.OrganizationId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the members whom a story names: by their addresses, or by their numbers where somebody
/// came in with an administrator token. For one reading.
final class Doers {

    private static final Pattern NUMBERED = Pattern.compile("member ([1-9][0-9]{0,17})");

    private final Members members;
    private final OrganizationId organization;
    private final Map<String, Optional<Member>> known = new HashMap<>();

    Doers(Members members, OrganizationId organization) {
        this.members = members;
        this.organization = organization;
    }

    /// Null when it was no member, but the server itself or another run.
    @Nullable Member of(@Nullable String name) {
        return name == null || name.isEmpty()
                ? null
                : known.computeIfAbsent(name, this::read).orElse(null);
    }

    private Optional<Member> read(String name) {
        var number = NUMBERED.matcher(name);
        var found =
                number.matches()
                        ? members.find(organization, Long.parseLong(number.group(1)))
                        : members.find(organization, name);
        return found.map(Doers::person);
    }

    private static Member person(MemberRecord member) {
        return new Member(member.id(), member.email());
    }
}
