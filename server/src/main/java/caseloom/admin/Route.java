package caseloom.admin;

import caseloom.http.Answer;
import caseloom.http.Routes;
import java.util.List;

/// One operation of the API.
///
/// @param path below `/api/v1`, with parts such as `{case}` that stand for one segment
/// @param offered whether it is there for a closed organization too
record Route(String method, String path, Access access, Action action, Offered offered) {

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
        return new Route("GET", path, Access.ADMINISTRATORS, action, Offered.ALWAYS);
    }

    static Route post(String path, Action action) {
        return new Route("POST", path, Access.ADMINISTRATORS, action, Offered.OPEN);
    }

    static Route put(String path, Action action) {
        return new Route("PUT", path, Access.ADMINISTRATORS, action, Offered.OPEN);
    }

    static Route patch(String path, Action action) {
        return new Route("PATCH", path, Access.ADMINISTRATORS, action, Offered.OPEN);
    }

    static Route delete(String path, Action action) {
        return new Route("DELETE", path, Access.ADMINISTRATORS, action, Offered.OPEN);
    }

    Route only(Access who) {
        return new Route(method, path, who, action, offered);
    }

    Route always() {
        return new Route(method, path, access, action, Offered.ALWAYS);
    }

    /// The names of the parts that the path leaves open, in order.
    List<String> parts() {
        return Routes.segments(path).stream()
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }
}
