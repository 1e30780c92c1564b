package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.events.CloudEvent;
import caseloom.events.CloudEventReader;
import caseloom.events.Incoming;
import caseloom.events.Judged;
import caseloom.events.Taken;
import caseloom.http.Answer;
import java.util.List;

/// Taking events, as CloudEvents over HTTP.
final class EventRoutes {

    private final AdminApi.Post post;
    private final CloudEventReader reader;

    EventRoutes(AdminApi.Post post) {
        this.post = post;
        this.reader = new CloudEventReader(post.settings());
    }

    List<Route> routes() {
        return List.of(Route.post("/events", this::take).forEditors().only(Route.Access.SENDERS));
    }

    private Answer take(Call call) {
        var incoming =
                new Incoming(
                        call.header("Content-Type"),
                        call.headersBeginningWith(Incoming.HEADER),
                        call.body().bytes());
        return call.parameters()
                .judged(() ->
                        switch (reader.read(incoming)) {
                            case Judged.NotJson(var why) -> Problems.notJsonEvents(why);
                            case Judged.Refused(var why) -> Problems.of(why);
                            case Judged.Events(var events) -> taken(call, events);
                        });
    }

    private Answer taken(Call call, List<CloudEvent> events) {
        return switch (post.events().take(call.organization(), events)) {
            case Taken.Stored(var count) -> Wire.accepted(Json.object().put("events", count));
            case Taken.Refused _, Taken.Unconfirmed _ -> Problems.unavailable();
            case Taken.Failed _ -> Problems.broken();
        };
    }
}
