package caseloom.calls;

import caseloom.connections.Access;
import caseloom.connections.Authentication;
import caseloom.connections.Authentication.ClientMethod;
import caseloom.core.definition.Authentication.Encoding;
import caseloom.core.definition.Authentication.Method;
import caseloom.core.interpreter.Credentials;
import caseloom.outbound.Authorities;
import caseloom.outbound.Request;
import caseloom.outbound.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a connection adds to a request: its headers, who makes it, and its terms.
record Connected(Access access) {

    Terms terms() {
        var terms = access.connection().terms();
        var pem = terms.caCertificates();
        return new Terms(terms.timeout(), pem == null ? null : Authorities.of(pem).orElseThrow());
    }

    /// The request with all that the connection prescribes (C-166, C-167): what the request says
    /// itself goes before the connection's headers, and the authentication before both.
    Request dressed(Request request) {
        var headers = new LinkedHashMap<String, String>();
        put(headers, access.connection().terms().headers());
        put(headers, request.headers());
        put(headers, authorization());
        return new Request(
                request.method(),
                request.uri(),
                headers,
                request.body(),
                request.key(),
                request.redirects());
    }

    /// The client whose token goes with the request; null when its authentication is another.
    Credentials.@Nullable Client client() {
        return switch (access.connection().terms().authentication()) {
            case Authentication.OAuth2 oauth2 -> client(oauth2);
            case Authentication.None _,
                    Authentication.Bearer _,
                    Authentication.Basic _,
                    Authentication.Custom _ ->
                    null;
        };
    }

    /// Everything that must not be shown.
    List<String> secrets() {
        var secrets = new ArrayList<String>();
        if (!access.secret().text().isEmpty()) {
            switch (access.connection().terms().authentication()) {
                case Authentication.None _ -> {}
                case Authentication.Custom _ -> secrets.addAll(access.payload().values());
                case Authentication.Basic(var username) -> {
                    secrets.add(access.secret().text());
                    secrets.add(Tokens.pair(username, access.secret().text()));
                }
                case Authentication.Bearer _, Authentication.OAuth2 _ ->
                        secrets.add(access.secret().text());
            }
        }
        return secrets;
    }

    private Map<String, String> authorization() {
        var secret = access.secret().text();
        return switch (access.connection().terms().authentication()) {
            case Authentication.None _, Authentication.OAuth2 _ -> Map.of();
            case Authentication.Bearer _ -> Map.of("Authorization", "Bearer " + secret);
            case Authentication.Basic(var username) ->
                    Map.of("Authorization", Tokens.basic(username, secret));
            case Authentication.Custom _ -> access.payload();
        };
    }

    private Credentials.Client client(Authentication.OAuth2 oauth2) {
        var audience = oauth2.audience();
        return new Credentials.Client(
                oauth2.tokenUrl(),
                oauth2.clientId(),
                access.secret().text(),
                method(oauth2.method()),
                Encoding.FORM,
                oauth2.scopes(),
                audience == null ? List.of() : List.of(audience));
    }

    private static Method method(ClientMethod method) {
        return switch (method) {
            case CLIENT_SECRET_POST -> Method.CLIENT_SECRET_POST;
            case CLIENT_SECRET_BASIC -> Method.CLIENT_SECRET_BASIC;
        };
    }

    private static void put(Map<String, String> headers, Map<String, String> more) {
        more.forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, value);
        });
    }
}
