package caseloom.dashboard;

import caseloom.http.Answer;
import caseloom.http.Dialect;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import caseloom.pages.Pages;

/// Leads people who ask for the server's root to the dashboard: browsers ask for pages. Programs
/// get what the root answered without a dashboard (L-8).
record FrontDoor(Pages pages, Dialect others) implements Dialect {

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public Answer answer(Request request) {
        var reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads || !wantsPage(request)) {
            return others.answer(request);
        }
        return Answer.of(302, new byte[0])
                .with(HeaderField.of("Location", pages.at(DashboardHttp.PREFIX + "/")))
                .with(HeaderField.of("Vary", "Accept"))
                .with(HeaderField.NO_STORE);
    }

    private static boolean wantsPage(Request request) {
        return request.header("Accept").stream().anyMatch(types -> types.contains("text/html"));
    }

    @Override
    public Answer failed() {
        return others.failed();
    }

    @Override
    public Answer unavailable() {
        return others.unavailable();
    }
}
