package caseloom.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.outbound.Outcome.Answered;
import caseloom.outbound.Outcome.Failed;
import caseloom.outbound.Outcome.Why;
import caseloom.outbound.Receiver.Behaviour;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is promised of every call, in whatever protocol it is made.
abstract class OutboundContract {

    private static final int ANSWER_MOST = 100_000;

    private final Receiver receiver = started();
    private final Receiver other = started();
    private final Outbound outbound = outbound(Duration.ofSeconds(20), here());

    /// A service that speaks the protocol.
    abstract Receiver started();

    abstract String protocol();

    @AfterEach
    void close() {
        outbound.close();
        receiver.close();
        other.close();
    }

    @Test
    void anAnswerComesWithStatusHeadersAndBytes() throws Exception {
        receiver.answers("/orders", 201, "{\"serial\": 7}");

        var outcome =
                send(
                        new Request(
                                "POST",
                                receiver.url("/orders?a=b%20c"),
                                Map.of("Content-Type", "application/json", "X-Own", "yes"),
                                bytes("{\"a\":1}"),
                                "12/do/0/call/3",
                                false));

        assertThat(outcome).isInstanceOf(Answered.class);
        var answered = (Answered) outcome;
        assertThat(answered.status()).isEqualTo(201);
        assertThat(answered.headers()).containsEntry("content-type", List.of("application/json"));
        assertThat(new String(answered.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"serial\": 7}");
        var received = receiver.received().getFirst();
        assertThat(received.protocol()).isEqualTo(protocol());
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/orders?a=b%20c");
        assertThat(received.body()).isEqualTo("{\"a\":1}");
        assertThat(received.headers())
                .containsEntry("idempotency-key", "12/do/0/call/3")
                .containsEntry("host", "127.0.0.1:" + receiver.port())
                .containsEntry("x-own", "yes")
                .containsEntry("user-agent", "Caseloom")
                .containsKey("content-type");
        // What frames a message differs between the protocols.
        received.headers().keySet().removeAll(Set.of("connection", "content-length"));
        assertThat(received.headers()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 400, 404, 429, 500, 503})
    void everyStatusIsAnAnswerAndNothingIsRepeated(int status) {
        receiver.on("/", new Behaviour.Answer(status, Map.of("Location", "/elsewhere"), ""));

        assertThat(get("/"))
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(status));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void connectionsAreKept() {
        receiver.answers("/", 200, "{}");

        get("/");
        get("/");

        assertThat(receiver.connections()).isEqualTo(1);
    }

    @Test
    void aKeptConnectionThatTheServerClosedIsReplacedUnseen() {
        receiver.on("/", new Behaviour.Farewell());

        assertThat(List.of(get("/"), get("/"), get("/"))).allMatch(Answered.class::isInstance);
        assertThat(receiver.connections()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/",
                "http://localhost/",
                "http://[::1]:80/",
                "http://169.254.169.254/",
                "ftp://example.com/",
                "http://10.0.0.1/"
            })
    void forbiddenTargetsAreRefusedWithoutAConnection(String url) {
        assertThat(why(send(plain("GET", ours(url))))).isEqualTo(Why.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/loop",
                "http://127.0.0.1:1/",
                "http://169.254.169.254/meta",
                "http://localhost:9/",
                "file:///etc/passwd",
                "//127.0.0.1:1/x",
                "http://[::1]/",
                "\\\\x"
            })
    void redirectsAreJudgedLikeFirstTargets(String location) {
        receiver.redirects("/loop", 302, ours(location));

        var outcome =
                send(new Request("GET", receiver.url("/loop"), Map.of(), new byte[0], null, true));

        assertThat(why(outcome)).isEqualTo(Why.REFUSED);
    }

    @Test
    void aRedirectIsAnAnswerUnlessTheyAreFollowed() {
        receiver.redirects("/old", 302, "/new").answers("/new", 200, "{}");

        assertThat(get("/old"))
                .isInstanceOfSatisfying(
                        Answered.class, answered -> assertThat(answered.status()).isEqualTo(302));
    }

    @Test
    void fiveRedirectsAreFollowedAndASixthIsNot() {
        for (var i = 0; i < 6; i++) {
            receiver.redirects("/" + i, 307, "/" + (i + 1));
        }
        receiver.answers("/6", 200, "{}");

        assertThat(follow("GET", receiver.url("/1"), "")).isInstanceOf(Answered.class);
        assertThat(why(follow("GET", receiver.url("/0"), ""))).isEqualTo(Why.REFUSED);
    }

    @Test
    void credentialsDoNotFollowToAnotherOrigin() {
        receiver.redirects("/out", 307, other.url("/in"));
        other.answers("/in", 200, "{}");

        follow("POST", receiver.url("/out"), "body");

        var received = other.received().getFirst();
        assertThat(received.body()).isEqualTo("body");
        assertThat(received.headers())
                .containsKey("accept")
                .doesNotContainKeys("authorization", "cookie", "x-api-key", "idempotency-key");
    }

    @Test
    void credentialsFollowWithinTheOrigin() {
        receiver.redirects("/out", 308, "in").answers("/in", 200, "{}");

        follow("POST", receiver.url("/out"), "body");

        assertThat(receiver.received().getLast().headers())
                .containsKeys("authorization", "x-api-key", "idempotency-key");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void aPostIsRedirectedToAGetWithoutBody(int status) {
        receiver.redirects("/out", status, "/in").answers("/in", 200, "{}");

        follow("POST", receiver.url("/out"), "body");

        assertThat(receiver.received().getLast().method()).isEqualTo("GET");
        assertThat(receiver.received().getLast().body()).isEmpty();
        assertThat(receiver.received().getLast().header("content-type")).isNull();
    }

    @Test
    void aServerThatNeverAnswersIsLeftWhenTheTimeIsUp() {
        receiver.on("/", new Behaviour.Silence());

        assertThat(why(quick("/"))).isEqualTo(Why.TIMEOUT);
    }

    @Test
    void theLimitOfTheWholeCallEndsItBeforeAnyOfTheLibrarysDoes() {
        receiver.on("/", new Behaviour.Silence());
        try (var hurried = outbound(Duration.ofMillis(300), here())) {
            assertThat(hurried.send(plain("GET", receiver.url("/")), Terms.USUAL))
                    .isEqualTo(new Failed(Why.TIMEOUT, "no complete answer within 300 ms"));
        }
    }

    @Test
    void closingEndsCallsWithoutAnOutcome() throws Exception {
        receiver.on("/", new Behaviour.Silence());
        try (var threads = Executors.newSingleThreadExecutor()) {
            var call = threads.submit(() -> get("/"));
            receiver.next(20);
            outbound.close();

            assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(CancellationException.class);
        }
    }

    @Test
    void anInterruptedCallHasNoOutcome() throws Exception {
        receiver.on("/", new Behaviour.Silence());
        try (var threads = Executors.newSingleThreadExecutor()) {
            var call = threads.submit(() -> get("/"));
            receiver.next(20);
            threads.shutdownNow();

            assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aTrickleOfBytesDoesNotStretchTheTime() {
        receiver.on("/", new Behaviour.Trickle());

        assertThat(why(quick("/"))).isEqualTo(Why.TIMEOUT);
    }

    @Test
    void aNameServiceThatHangsDoesNotStretchTheTime() {
        var never = new CountDownLatch(1);
        var guard =
                new AddressGuard(
                        _ -> {
                            waitFor(never);
                            return new InetAddress[0];
                        },
                        allowed());
        try (var guarded = guarded(guard, Duration.ofMillis(300))) {
            var outcome = guarded.send(plain("GET", ours("http://slow.example/")), Terms.USUAL);

            assertThat(why(outcome)).isEqualTo(Why.TIMEOUT);
        } finally {
            never.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/drop", "/cut", "/garbage", "/headers", "/long"})
    void brokenAnswersAreFailures(String path) {
        receiver.on("/drop", new Behaviour.Drop())
                .on("/cut", new Behaviour.Cut(100, "ten bytes."))
                .on("/garbage", new Behaviour.Raw("what is this\r\n\r\n"))
                .on("/headers", new Behaviour.Answer(200, headers(300), ""))
                .on("/long", new Behaviour.Answer(200, Map.of("X", "y".repeat(100_000)), ""));

        assertThat(why(get(path))).isEqualTo(Why.BROKEN);
    }

    @Test
    void aClosedPortIsAFailure() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (var free = outbound(Duration.ofSeconds(20), "127.0.0.1")) {
            var url = ours("http://127.0.0.1:" + port + "/");
            assertThat(why(free.send(plain("GET", url), Terms.USUAL))).isEqualTo(Why.BROKEN);
        }
    }

    @Test
    void answersAreReadUpToTheLimitAndNotBeyond() {
        receiver.answers("/most", 200, "x".repeat(ANSWER_MOST))
                .answers("/more", 200, "x".repeat(ANSWER_MOST + 1))
                .on("/huge", new Behaviour.Huge(10_000_000_000L));

        assertThat(get("/most")).isInstanceOf(Answered.class);
        assertThat(why(get("/more"))).isEqualTo(Why.TOO_LARGE);
        assertThat(why(get("/huge"))).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void whoWantsTheBeginningOnlyWaitsForNoMore() {
        receiver.answers("/short", 200, "abc")
                .on("/huge", new Behaviour.Huge(10_000_000_000L))
                .on("/slow", new Behaviour.Trickle());
        var settings = settings(Duration.ZERO, here()).cutting(Duration.ofSeconds(20), 5, 2);
        try (var beginning = new Outbound(settings, guard(settings.allowed()), trust())) {
            for (var body :
                    Map.of("/short", "abc", "/huge", "xxxxx", "/slow", "xxxxx").entrySet()) {
                var request = plain("GET", receiver.url(body.getKey()));
                assertThat(beginning.send(request, Terms.USUAL))
                        .isInstanceOfSatisfying(
                                Answered.class,
                                answered ->
                                        assertThat(answered.body())
                                                .asString(StandardCharsets.UTF_8)
                                                .isEqualTo(body.getValue()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "Connection",
                "a b",
                "",
                "x:y"
            })
    void headersThatFrameTheMessageAreRefused(String name) {
        var request =
                new Request("GET", receiver.url("/"), Map.of(name, "1"), new byte[0], null, false);

        assertThat(why(send(request))).isEqualTo(Why.REFUSED);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void valuesCannotBreakOutOfTheirLine() {
        var request =
                new Request(
                        "GET",
                        receiver.url("/"),
                        Map.of("x", "a\r\nb: c"),
                        new byte[0],
                        null,
                        false);

        assertThat(why(send(request))).isEqualTo(Why.REFUSED);
    }

    @Test
    void theAddressThatWasJudgedIsTheOneConnectedTo() throws Exception {
        var answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.99", "127.0.0.99"));
        receiver.answers("/", 200, "{}");
        var guard =
                new AddressGuard(
                        _ -> new InetAddress[] {InetAddress.ofLiteral(answers.remove())},
                        allowed("127.0.0.1"));
        try (var guarded = guarded(guard, Duration.ofSeconds(20))) {
            var outcome =
                    guarded.send(
                            plain("GET", ours("http://rebinding.example:" + receiver.port() + "/")),
                            Terms.USUAL);

            assertThat(outcome).isInstanceOf(Answered.class);
            assertThat(answers).hasSize(2);
            assertThat(receiver.received().getFirst().header("host"))
                    .isEqualTo("rebinding.example:" + receiver.port());
        }
    }

    /// As a name look-up does, it cannot be interrupted.
    private static void waitFor(CountDownLatch latch) {
        for (var interrupted = true; interrupted; ) {
            try {
                latch.await();
                interrupted = false;
            } catch (InterruptedException _) {
                // Waits on.
            }
        }
    }

    private Outbound guarded(AddressGuard guard, Duration limit) {
        return new Outbound(settings(limit), guard, trust());
    }

    private Outcome send(Request request) {
        return outbound.send(request, Terms.USUAL);
    }

    private Outcome quick(String path) {
        return outbound.send(
                plain("GET", receiver.url(path)), Terms.within(Duration.ofMillis(300)));
    }

    private Outcome get(String path) {
        return send(plain("GET", receiver.url(path)));
    }

    private Outcome follow(String method, String url, String body) {
        return send(
                new Request(
                        method,
                        url,
                        Map.of(
                                "Authorization", "Bearer secret",
                                "Cookie", "a=b",
                                "X-Api-Key", "secret",
                                "Accept", "*/*",
                                "Content-Type", "text/plain"),
                        bytes(body),
                        "key",
                        true));
    }

    private static Request plain(String method, String url) {
        return new Request(method, url, Map.of(), new byte[0], null, false);
    }

    private static Why why(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed) outcome).why();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The same address in the scheme that is spoken here.
    private String ours(String url) {
        var scheme = receiver.url("").startsWith("https:") ? "https:" : "http:";
        return url.replaceFirst("^http:", scheme);
    }

    private static Map<String, String> headers(int number) {
        return IntStream.range(0, number)
                .boxed()
                .collect(Collectors.toMap(each -> "x-" + each, each -> "y"));
    }

    private static SSLContext trust() {
        return ServiceKeys.trusting();
    }

    private String[] here() {
        return new String[] {"127.0.0.1:" + receiver.port(), "127.0.0.1:" + other.port()};
    }

    private static AddressGuard guard(Allowed allowed) {
        return new AddressGuard(InetAddress::getAllByName, allowed);
    }

    private static Outbound outbound(Duration limit, String... allowed) {
        var settings = settings(limit, allowed);
        return new Outbound(settings, guard(settings.allowed()), trust());
    }

    private static OutboundSettings settings(Duration limit, String... allowed) {
        return new OutboundSettings(allowed(allowed), Duration.ofSeconds(5), limit, ANSWER_MOST, 8);
    }

    private static Allowed allowed(String... items) {
        return Allowed.of(
                List.of(items),
                complaint -> {
                    throw new AssertionError(complaint);
                });
    }
}
