package caseloom.admin;

import caseloom.http.Answer;
import caseloom.http.Routes;
import java.util.List;

/// One operation of the API.
///
/// @param path below `/api/v1`, with parts such as `{case}` that stand for one segment
record Route(String method, String path, Access access, Action action) {

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

    /// What it does.
    @FunctionalInterface
    interface Action {
        Answer answer(Call call);
    }

    static Route get(String path, Action action) {
        return new Route("GET", path, Access.ADMINISTRATORS, action);
    }

    static Route post(String path, Action action) {
        return new Route("POST", path, Access.ADMINISTRATORS, action);
    }

    static Route put(String path, Action action) {
        return new Route("PUT", path, Access.ADMINISTRATORS, action);
    }

    static Route patch(String path, Action action) {
        return new Route("PATCH", path, Access.ADMINISTRATORS, action);
    }

    static Route delete(String path, Action action) {
        return new Route("DELETE", path, Access.ADMINISTRATORS, action);
    }

    Route only(Access who) {
        return new Route(method, path, who, action);
    }

    /// The names of the parts that the path leaves open, in order.
    List<String> parts() {
        return Routes.segments(path).stream()
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }
}
