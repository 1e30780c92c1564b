package caseloom.core.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Under which address the paths of a description stand.
final class Servers {

    private static final Pattern ABSOLUTE =
            Pattern.compile(
                    "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?<authority>//[^/?#]*)(?<path>[^?#]*).*");

    private final JsonNode root;
    private final String address;

    /// @param address where the description was found
    Servers(JsonNode root, String address) {
        this.root = root;
        this.address = address;
    }

    /// The address without a slash at its end.
    String base(OpenApiDocument.Operation operation, boolean swagger) throws Unmapped {
        var written = swagger ? swagger(operation) : openapi(operation);
        var base = absolute(written);
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private String swagger(OpenApiDocument.Operation operation) throws Unmapped {
        var own = operation.node().path("schemes");
        var schemes = own.isArray() ? own : root.path("schemes");
        var found = ABSOLUTE.matcher(address);
        if (!found.matches()) {
            throw new Unmapped("the address of the description is not absolute");
        }
        var scheme = schemes.isEmpty() ? found.group("scheme") : scheme(schemes);
        var host = root.path("host").asText();
        var path = root.path("basePath").asText("/");
        return scheme
                + ":"
                + (host.isEmpty() ? found.group("authority") : "//" + host)
                + (path.startsWith("/") ? path : "/" + path);
    }

    private static String scheme(JsonNode schemes) {
        for (var scheme : schemes) {
            if (scheme.asText().equals("https")) {
                return "https";
            }
        }
        return schemes.path(0).asText();
    }

    private String openapi(OpenApiDocument.Operation operation) throws Unmapped {
        for (var place : List.of(operation.node(), operation.item(), root)) {
            var server = place.path("servers").path(0);
            if (server.path("url").isTextual()) {
                return filled(server);
            }
        }
        return "/";
    }

    private static String filled(JsonNode server) throws Unmapped {
        var url = server.path("url").textValue();
        for (var variable : server.path("variables").properties()) {
            url =
                    url.replace(
                            "{" + variable.getKey() + "}",
                            variable.getValue().path("default").asText());
        }
        if (url.contains("{")) {
            throw new Unmapped("the server `" + url + "` has a variable without a default");
        }
        return url;
    }

    private String absolute(String url) throws Unmapped {
        if (ABSOLUTE.matcher(url).matches()) {
            return url;
        }
        var found = ABSOLUTE.matcher(address);
        if (!found.matches()) {
            throw new Unmapped("the address of the description is not absolute");
        }
        if (url.startsWith("//")) {
            return found.group("scheme") + ":" + url;
        }
        var path = found.group("path");
        var folder = path.substring(0, path.lastIndexOf('/') + 1);
        return found.group("scheme")
                + ":"
                + found.group("authority")
                + plain(url.startsWith("/") ? url : folder + url);
    }

    /// The path without `.` and `..`.
    private static String plain(String path) {
        var kept = new ArrayList<String>();
        for (var part : path.split("/", -1)) {
            if (part.equals("..") && kept.size() > 1) {
                kept.removeLast();
            } else if (!part.equals(".") && !part.equals("..")) {
                kept.add(part);
            }
        }
        var joined = String.join("/", kept);
        return joined.startsWith("/") ? joined : "/" + joined;
    }
}
