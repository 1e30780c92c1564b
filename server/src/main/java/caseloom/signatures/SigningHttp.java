package caseloom.signatures;

import caseloom.files.FileAnswers;
import caseloom.files.Files;
import caseloom.http.Answer;
import caseloom.http.Body;
import caseloom.http.Dialect;
import caseloom.http.HeaderField;
import caseloom.http.Request;
import caseloom.http.Routes;
import caseloom.http.Routes.Found;
import caseloom.links.Purpose;
import caseloom.pages.FormValues;
import caseloom.pages.Pages;
import caseloom.signatures.Signing.Outcome;
import caseloom.signatures.Signing.Visit;
import java.util.List;
import java.util.Optional;

/// The pages of those who sign: whoever has a link may sign as one person, without an account. Safe
/// to share.
public final class SigningHttp implements Dialect {

    public static final String PREFIX = Purpose.SIGNATURE.prefix();

    /// Shown in our page and no other; a PDF that is told to be one cannot run as a page.
    private static final List<HeaderField> FRAMED =
            List.of(
                    HeaderField.of("Content-Security-Policy", "frame-ancestors 'self'"),
                    HeaderField.of("X-Frame-Options", "SAMEORIGIN"),
                    HeaderField.of("Content-Disposition", "inline"),
                    HeaderField.of("Referrer-Policy", "no-referrer"));

    private final Signing signing;
    private final FileAnswers bytes;
    private final Files files;
    private final Pages pages;
    private final SignaturesSettings settings;
    private final SigningPage looks;
    private final Routes<Call> routes =
            new Routes<Call>()
                    .with("GET", "/assets/{name}", this::asset)
                    .with("GET", "/{token}", this::look)
                    .with("POST", "/{token}", this::act)
                    .with("GET", "/{token}/document/{place}", this::original)
                    .with("GET", "/{token}/signed/{place}", this::signed);

    SigningHttp(Signing signing, Files files, Pages pages, SignaturesSettings settings) {
        this.signing = signing;
        this.bytes = new FileAnswers(files);
        this.files = files;
        this.pages = pages;
        this.settings = settings;
        this.looks = new SigningPage(pages);
    }

    @FunctionalInterface
    private interface Call {
        Answer answer(Request request, List<String> parts);
    }

    @Override
    public String name() {
        return "signing";
    }

    @Override
    public Answer answer(Request request) {
        return switch (routes.find(request.method(), request.path().substring(PREFIX.length()))) {
            case Found.Hit<Call>(var call, var parts) -> call.answer(request, parts);
            case Found.WrongMethod<Call>(var allow) -> pages.wrongMethod(allow);
            case Found.Unknown<Call> _ -> pages.notFound();
        };
    }

    /// Whoever has the address may sign.
    @Override
    public String loggable(String path) {
        return PREFIX + "/…";
    }

    @Override
    public Answer failed() {
        return pages.failed();
    }

    @Override
    public Answer unavailable() {
        return pages.unavailable();
    }

    private Answer asset(Request request, List<String> parts) {
        return SigningAssets.find(parts.getFirst()).orElseGet(pages::notFound);
    }

    private Answer look(Request request, List<String> parts) {
        var token = parts.getFirst();
        return switch (signing.visit(token)) {
            case Visit.Unknown _ -> pages.notFound();
            case Visit.Over _ -> over();
            case Visit.AtSigning at -> looks.signing(token, at, SigningForm.NEW);
            case Visit.AtCopy at -> looks.copy(token, at);
        };
    }

    private Answer over() {
        return pages.over(
                "The signing is over: everybody signed, somebody declined, or nobody waits for it any"
                        + " more. If you signed, the link to your copy is in the mail that told you"
                        + " so.");
    }

    private Answer act(Request request, List<String> parts) {
        if (!pages.isOurs(request)) {
            return pages.foreign();
        }
        return switch (request.body(settings.formMost())) {
            case Body.TooLarge _ -> pages.tooLarge();
            case Body.Broken _ -> pages.malformed();
            case Body.Whole whole ->
                    FormValues.read(whole.bytes())
                            .map(values -> act(request, parts.getFirst(), values))
                            .orElseGet(pages::malformed);
        };
    }

    private Answer act(Request request, String token, FormValues values) {
        return switch (signing.visit(token)) {
            case Visit.Unknown _ -> pages.notFound();
            case Visit.Over _, Visit.AtCopy _ -> over();
            case Visit.AtSigning at -> {
                var form = SigningForm.of(values);
                yield form.flaws().isEmpty()
                        ? done(at, form.deed(signing.now(), witness(request)))
                        : looks.signing(token, at, form);
            }
        };
    }

    private Answer done(Visit.AtSigning at, SignerDeed deed) {
        return switch (signing.answer(at, deed)) {
            case Outcome.Over _ -> over();
            case Outcome.NotYet _ ->
                    pages.told(
                            409,
                            "It is not your turn yet",
                            "Somebody else has to sign before you.");
            case Outcome.Already _ ->
                    pages.told(
                            409,
                            "You have answered already",
                            "Nothing was changed: you signed or declined before.");
            case Outcome.Done(var copy) ->
                    switch (deed) {
                        case SignerDeed.Signed _ -> moved(copy.address());
                        case SignerDeed.Declined _ ->
                                pages.told(
                                        200,
                                        "You declined to sign",
                                        "Those who asked for your signature are told so, with your"
                                                + " reason. You can close this page.");
                    };
        };
    }

    /// So that nobody sends the form twice by reloading.
    private Answer moved(String to) {
        return pages.told(303, "Thank you", "You have signed.")
                .with(HeaderField.of("Location", to));
    }

    private static Witness witness(Request request) {
        return Witness.of(
                request.peer(), request.header("X-Forwarded-For"), request.header("User-Agent"));
    }

    private Answer original(Request request, List<String> parts) {
        if (!(signing.visit(parts.getFirst()) instanceof Visit.AtSigning at)) {
            return pages.notFound();
        }
        var document = at(at.signature(), parts.getLast());
        var file = document.flatMap(found -> files.find(at.organization(), found.file()));
        return file.map(
                        found -> {
                            var answer = bytes.of(request, found);
                            for (var field : FRAMED) {
                                answer = answer.with(field);
                            }
                            return answer;
                        })
                .orElseGet(pages::notFound);
    }

    private Answer signed(Request request, List<String> parts) {
        if (!(signing.visit(parts.getFirst()) instanceof Visit.AtCopy at)) {
            return pages.notFound();
        }
        return at(at.signature(), parts.getLast())
                .flatMap(found -> Optional.ofNullable(found.sealed()))
                .flatMap(sealed -> files.find(at.organization(), sealed.file()))
                .map(file -> bytes.of(request, file))
                .orElseGet(pages::notFound);
    }

    private static Optional<SigningDocument> at(Signature signature, String place) {
        return signature.documents().stream()
                .filter(one -> String.valueOf(one.place()).equals(place))
                .findFirst();
    }
}
