package caseloom.dashboard;

import caseloom.http.Answer;
import caseloom.http.Dialect;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import caseloom.pages.Pages;

/// Leads who asks for the server's root to the dashboard.
record FrontDoor(Pages pages) implements Dialect {

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public Answer answer(Request request) {
        return switch (request.method()) {
            case "GET", "HEAD" ->
                    Answer.of(302, new byte[0])
                            .with(HeaderField.of("Location", pages.at(DashboardHttp.PREFIX + "/")))
                            .with(HeaderField.NO_STORE);
            default -> pages.wrongMethod("GET, HEAD");
        };
    }

    @Override
    public Answer failed() {
        return pages.failed();
    }

    @Override
    public Answer unavailable() {
        return pages.unavailable();
    }
}
