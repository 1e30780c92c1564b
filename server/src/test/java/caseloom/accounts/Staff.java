package caseloom.accounts;

import caseloom.Browser;
import caseloom.Client;
import caseloom.Reply;
import caseloom.TestNode;
import caseloom.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;

/// The people of an organization of a test server, and how they get in.
public final class Staff {

    /// Settings with which passwords are hashed in no time.
    public static final String QUICK = "PASSWORDS_MEMORY_KIB=1024";

    public static final String PASSWORD = "correct horse battery";

    private final TestNode node;
    private final TestServer.Tenant tenant;
    private final String token;

    public Staff(TestServer server, String organization) {
        this.node = server.node();
        this.tenant = server.tenant(organization);
        this.token = server.administrator(tenant);
    }

    public long organization() {
        return tenant.organization().id().value();
    }

    /// The email address of the first administrator.
    public String administrator() {
        return tenant.organization().administrator().email();
    }

    public Browser browser() {
        return Browser.at(node.address());
    }

    /// Calls with an administrator token of the installation.
    public Reply called(String method, String path, String body) {
        return Client.of(node.address(), token)
                .send(method, "/api/v1" + path, BodyPublishers.ofString(body));
    }

    public JsonNode read(String path) {
        return called("GET", path, "").json();
    }

    /// The secret part of a new setup link.
    public String setupLink() {
        return Browser.afterHash(called("POST", "/setup-links", "{}").at("/link").asText());
    }

    public String invitation(String email, String role) {
        var made =
                called(
                        "POST",
                        "/invitations",
                        "{\"email\": \"" + email + "\", \"role\": \"" + role + "\"}");
        if (made.status() != 201) {
            throw new AssertionError("not invited: " + made);
        }
        return made.at("/link").asText();
    }

    /// Somebody new who accepted an invitation.
    public Browser joined(String email, String role) {
        var browser = browser();
        var joined = browser.accept(invitation(email, role), "Name of " + email, PASSWORD);
        if (joined.status() != 200) {
            throw new AssertionError("not joined: " + joined);
        }
        return browser;
    }

    /// Changes a member, as an administrator does.
    public void change(Browser whose, String body) {
        var member = whose.session().at("/member/id").asText();
        var changed = called("PATCH", "/members/" + member, body);
        if (changed.status() != 200) {
            throw new AssertionError("not changed: " + changed);
        }
    }
}
