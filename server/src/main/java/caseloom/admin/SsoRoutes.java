package caseloom.admin;

import caseloom.accounts.AccountDesk;
import caseloom.accounts.SignIn;
import caseloom.http.Answer;
import caseloom.http.HeaderField;
import caseloom.sessions.Begun;
import caseloom.sso.SignOn;
import caseloom.sso.SingleSignOn.Departure;
import java.util.List;

/// The way to the operator's provider and back. Browsers follow it by themselves, so whatever comes
/// of it, they are sent to a page.
final class SsoRoutes {

    private static final HeaderField NO_REFERRER = HeaderField.of("Referrer-Policy", "no-referrer");

    private static final String HOME = "/app/";

    private static final String PROBLEM = "/app/sign-in?problem=";

    private final AccountDesk desk;
    private final Gate gate;

    SsoRoutes(AccountDesk desk, Gate gate) {
        this.desk = desk;
        this.gate = gate;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/sso/start", this::start).only(Route.Access.ANYBODY),
                Route.get("/sso/callback", this::callback).only(Route.Access.ANYBODY));
    }

    private Answer start(Call call) {
        var tooMany = gate.tooMany(call.request());
        if (tooMany != null) {
            return tooMany;
        }
        return desk.sso().depart().map(this::departed).orElseGet(() -> problem("sso-unavailable"));
    }

    private Answer departed(Departure departure) {
        return to(departure.to().toString())
                .with(
                        gate.cookie()
                                .ofSignOn()
                                .field(departure.state().value(), departure.within().toSeconds()));
    }

    /// The provider may send more parameters than are needed.
    private Answer callback(Call call) {
        var tooMany = gate.tooMany(call.request());
        if (tooMany != null) {
            return tooMany;
        }
        var state = gate.cookie().ofSignOn().token(call.request()).orElse("");
        var named = call.parameters().text("state").orElse("");
        var code = call.parameters().text("code").orElse("");
        return switch (desk.sso().arrive(state, named, code)) {
            case SignOn.Known(var identity) ->
                    came(
                            call,
                            desk.signingOn()
                                    .signOn(identity, SignedInAnswers.visitor(call.request())));
            case SignOn.Stray() -> problem("sso-again");
            case SignOn.Failed() -> problem("sso-failed");
        };
    }

    private Answer came(Call call, SignIn outcome) {
        return switch (outcome) {
            case SignIn.Done(var begun) -> home(call, begun);
            case SignIn.Nowhere() -> problem("no-organization");
            default -> problem("sso-failed");
        };
    }

    /// The session that the browser had before ends.
    private Answer home(Call call, Begun begun) {
        gate.session(call.request()).ifPresent(one -> desk.sessions().end(one, one.id()));
        return to(desk.publicUrl() + HOME).with(gate.cookie().with(begun));
    }

    private Answer problem(String word) {
        return to(desk.publicUrl() + PROBLEM + word);
    }

    private static Answer to(String address) {
        return Answer.of(
                303,
                new byte[0],
                HeaderField.of("Location", address),
                HeaderField.NO_STORE,
                NO_REFERRER);
    }
}
