package caseloom.chamelio;

import caseloom.access.KeyCaller;
import caseloom.core.cases.OrganizationId;
import caseloom.http.Percent;
import caseloom.http.Request;
import java.util.List;

/// A request of somebody who was let in.
///
/// @param parts the open parts of the path, as sent
record Asked(KeyCaller caller, List<String> parts, Request request) {

    OrganizationId organization() {
        return caller.organization();
    }

    /// An open part of the path, decoded.
    String part(int at) {
        return Percent.path(parts.get(at));
    }
}
