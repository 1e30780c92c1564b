package caseloom.admin;

import caseloom.access.MemberRole;
import caseloom.http.Answer;
import caseloom.http.Routes;
import java.util.List;

/// One operation of the API.
///
/// @param path below `/api/v1`, with parts such as `{case}` that stand for one segment
/// @param least the role that whoever is signed in needs at least; tokens have no role
/// @param offered whether it is there for a closed organization too
/// @param streamed whether the body is left to the action, which reads it as it comes
record Route(
        String method,
        String path,
        Access access,
        MemberRole least,
        Action action,
        Offered offered,
        boolean streamed) {

    /// By what one gets to it.
    enum Access {
        /// By nothing at all.
        ANYBODY,
        /// By an administrator token, or a session.
        MEMBERS,
        /// The same, and by an API token.
        SENDERS,
        /// By a session, and no token.
        SESSION,
        /// By a token of the installation.
        INSTALLATION
    }

    /// In which organizations it may be used.
    enum Offered {
        /// In open ones only, as everything that makes or changes something.
        OPEN,
        /// In all: what only reads, stops something or takes it away.
        ALWAYS
    }

    /// What it does.
    @FunctionalInterface
    interface Action {
        Answer answer(Call call);
    }

    static Route get(String path, Action action) {
        return of("GET", path, action, Offered.ALWAYS);
    }

    static Route post(String path, Action action) {
        return of("POST", path, action, Offered.OPEN);
    }

    static Route put(String path, Action action) {
        return of("PUT", path, action, Offered.OPEN);
    }

    static Route patch(String path, Action action) {
        return of("PATCH", path, action, Offered.OPEN);
    }

    static Route delete(String path, Action action) {
        return of("DELETE", path, action, Offered.OPEN);
    }

    /// Whatever says nothing else is for administrators only.
    private static Route of(String method, String path, Action action, Offered offered) {
        return new Route(method, path, Access.MEMBERS, MemberRole.ADMIN, action, offered, false);
    }

    /// For whoever may read.
    Route forViewers() {
        return least(MemberRole.VIEWER);
    }

    /// For whoever works on what there is.
    Route forMembers() {
        return least(MemberRole.MEMBER);
    }

    /// For whoever makes content.
    Route forEditors() {
        return least(MemberRole.EDITOR);
    }

    private Route least(MemberRole role) {
        return new Route(method, path, access, role, action, offered, streamed);
    }

    Route only(Access who) {
        return new Route(method, path, who, least, action, offered, streamed);
    }

    Route always() {
        return new Route(method, path, access, least, action, Offered.ALWAYS, streamed);
    }

    Route streaming() {
        return new Route(method, path, access, least, action, offered, true);
    }

    /// Whether it changes nothing, as browsers take it.
    boolean isSafe() {
        return method.equals("GET");
    }

    /// What the description calls those who may use it.
    String who() {
        return switch (access) {
            case ANYBODY -> "anybody";
            case SESSION -> "session";
            case INSTALLATION -> "installation";
            case MEMBERS, SENDERS -> least.word();
        };
    }

    /// The names of the parts that the path leaves open, in order.
    List<String> parts() {
        return Routes.segments(path).stream()
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }
}
