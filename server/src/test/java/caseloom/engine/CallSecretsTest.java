package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.RunStatus;
import caseloom.intake.Numbers;
import caseloom.outbound.Receiver;
import caseloom.outbound.Receiver.Behaviour;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What a call shows who makes it is told to the service alone: not to the history, not to the
/// state of the run or its errors, not to the log.
class CallSecretsTest {

    /// Everything in the tables of a run, as text.
    private static final List<String> DUMPS =
            List.of(
                    "select coalesce(string_agg(one::text, ' '), '') from cases one",
                    "select coalesce(string_agg(one::text, ' '), '') from runs one",
                    "select coalesce(string_agg(one::text, ' '), '') from history one",
                    "select coalesce(string_agg(one::text, ' '), '') from effects one");

    private final EngineRig rig = new EngineRig();
    private final Logger root = (Logger) LoggerFactory.getLogger("caseloom");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(null);
        rig.close();
    }

    @Test
    void noPasswordAndNoTokenIsKeptOrToldOfACallThatFails() {
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
        try (var receiver = Receiver.start()) {
            receiver.on("/basic", status(500)).on("/oauth", status(403));
            receiver.answers("/oauth2/token", 200, "{\"access_token\": \"grep-me-token\"}");

            var numbers =
                    List.of(
                            run(
                                    1,
                                    receiver,
                                    "/basic",
                                    "basic: { username: ada, password: grep-me }"),
                            run(
                                    2,
                                    receiver,
                                    "/oauth",
                                    "oauth2: { authority: '"
                                            + receiver.url("")
                                            + "', grant: client_credentials, client: { id: a,"
                                            + " secret: grep-me-too } }"));

            numbers.forEach(one -> rig.untilEnded(one, RunStatus.FAILED));
            assertThat(receiver.received()).hasSize(3);
        }
        assertThat(DUMPS).allSatisfy(dump -> assertThat(read(dump)).doesNotContain("grep-me"));
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("grep-me"));
    }

    private Numbers run(long number, Receiver receiver, String path, String authentication) {
        var publication =
                rig.publish(
                        number,
                        """
                        document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                        do:
                          - ask:
                              call: http
                              with:
                                method: get
                                output: response
                                endpoint: { uri: 'URI', authentication: { POLICY } }
                        """
                                .replace("URI", receiver.url(path))
                                .replace("POLICY", authentication));
        return rig.create(rig.node("OUTBOUND_ALLOW=127.0.0.1"), publication, "{}");
    }

    private static Behaviour status(int status) {
        return new Behaviour.Answer(status, Map.of(), "no");
    }

    private String read(String sql) {
        return rig.database.db().system(tx -> tx.first(sql, row -> row.getString(1)).orElseThrow());
    }
}
