package caseloom.admin;

import caseloom.http.Answer;
import caseloom.http.Routes;
import java.util.List;

/// One operation of the API.
///
/// @param path below `/api/v1`, with parts such as `{case}` that stand for one segment
/// @param offered whether it is there for a closed organization too
/// @param streamed whether the body is left to the action, which reads it as it comes
record Route(
        String method,
        String path,
        Access access,
        Action action,
        Offered offered,
        boolean streamed) {

    /// Who may use it.
    enum Access {
        /// Anybody, without a token.
        ANYBODY,
        /// Administrators of the organization.
        ADMINISTRATORS,
        /// Administrators, and programs with an API token.
        SENDERS,
        /// Only tokens of the installation.
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

    private static Route of(String method, String path, Action action, Offered offered) {
        return new Route(method, path, Access.ADMINISTRATORS, action, offered, false);
    }

    Route only(Access who) {
        return new Route(method, path, who, action, offered, streamed);
    }

    Route always() {
        return new Route(method, path, access, action, Offered.ALWAYS, streamed);
    }

    Route streaming() {
        return new Route(method, path, access, action, offered, true);
    }

    /// The names of the parts that the path leaves open, in order.
    List<String> parts() {
        return Routes.segments(path).stream()
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }
}
