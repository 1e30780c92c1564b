package caseloom.admin;

import caseloom.access.OrganizationRecord;
import caseloom.access.Organizations;
import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.http.Answer;
import caseloom.outcome.Outcome;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Making, listing, closing and reopening organizations, and who the caller is.
final class OrganizationRoutes {

    private static final int NAME_MOST = 200;

    private final Organizations organizations;
    private final AdminSettings settings;

    OrganizationRoutes(Organizations organizations, AdminSettings settings) {
        this.organizations = organizations;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/me", this::me).forViewers(),
                Route.get("/organizations", this::list).only(Route.Access.INSTALLATION),
                Route.post("/organizations", this::create).only(Route.Access.INSTALLATION),
                verb("/close", organizations::close),
                verb("/reopen", organizations::reopen));
    }

    /// Closes or reopens the organization that the path names.
    @FunctionalInterface
    private interface Verb {
        Outcome<OrganizationRecord> done(Actor by, OrganizationId organization);
    }

    private static Route verb(String path, Verb verb) {
        return Route.post(
                        "/organizations/{organization}" + path,
                        call ->
                                call.named(
                                        "organization",
                                        "organization",
                                        number -> done(call, verb, new OrganizationId(number))))
                .only(Route.Access.INSTALLATION)
                .always();
    }

    private static Answer done(Call call, Verb verb, OrganizationId organization) {
        return Problems.of(
                verb.done(call.caller().actor(), organization), one -> Wire.ok(wire(one)));
    }

    private Answer me(Call call) {
        return call.parameters()
                .judged(() -> {
                    var body =
                            Json.object()
                                    .put("token_id", token(call))
                                    .put("member_id", call.caller().member())
                                    .put("installation", call.caller().installation());
                    organizations
                            .find(call.organization())
                            .ifPresent(own -> body.set("organization", wire(own)));
                    return Wire.ok(body);
                });
    }

    private static @Nullable Long token(Call call) {
        return call.caller().signedIn() == null ? call.caller().token() : null;
    }

    private Answer list(Call call) {
        return Pages.byNumber(
                call,
                settings,
                organizations::list,
                OrganizationRoutes::wire,
                organization -> organization.id().value());
    }

    private Answer create(Call call) {
        return call.parameters().judged(() -> call.withFields(fields -> create(call, fields)));
    }

    private Answer create(Call call, Fields fields) {
        var name = fields.neededText("name", NAME_MOST);
        var email = fields.neededEmail("admin_email");
        return fields.judged(() -> {
            var created = organizations.create(call.caller().actor(), name, email);
            return organizations
                    .find(created.id())
                    .map(OrganizationRoutes::wire)
                    .map(Wire::created)
                    .orElseGet(Problems::broken);
        });
    }

    private static ObjectNode wire(OrganizationRecord organization) {
        return Json.object()
                .put("id", organization.id().value())
                .put("name", organization.name())
                .put("created_at", organization.createdAt().toString())
                .put("closed_at", Wire.moment(organization.closedAt()));
    }
}
