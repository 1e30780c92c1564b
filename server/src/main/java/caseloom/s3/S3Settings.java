package caseloom.s3;

import caseloom.settings.Env;
import caseloom.vault.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the bucket is and how it is reached.
///
/// @param endpoint scheme, host and port of the storage, without a slash at the end
/// @param timeout for one object, from the first byte that is sent to the head of the answer
/// @param connections requests at once, to be found without waiting
public record S3Settings(
        String endpoint,
        String bucket,
        String region,
        Credentials credentials,
        Duration timeout,
        int connections) {

    private static final String ENDPOINT = "S3_ENDPOINT";
    private static final String BUCKET = "S3_BUCKET";
    private static final String ACCESS_KEY = "S3_ACCESS_KEY";
    private static final String SECRET_KEY = "S3_SECRET_KEY";

    /// Empty when no bucket is set.
    public static Optional<S3Settings> from(Env env) {
        var endpoint = endpoint(env);
        var bucket = bucket(env);
        var accessKey = env.text(ACCESS_KEY).map(String::strip);
        var secretKey = env.text(SECRET_KEY).map(String::strip);
        var region = env.text("S3_REGION", "us-east-1").strip();
        var timeout = env.duration("S3_TIMEOUT", Duration.ofMinutes(10));
        var connections = env.integer("S3_CONNECTIONS", 64, 1, 10_000);
        var all = List.of(endpoint, bucket, accessKey, secretKey);
        if (all.stream().allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        complain(env, ENDPOINT, endpoint);
        complain(env, BUCKET, bucket);
        complain(env, ACCESS_KEY, accessKey);
        complain(env, SECRET_KEY, secretKey);
        var credentials = new Credentials(accessKey.orElse(""), Secret.of(secretKey.orElse("")));
        return Optional.of(
                new S3Settings(
                        endpoint.orElse(""),
                        bucket.orElse(""),
                        region,
                        credentials,
                        timeout,
                        connections));
    }

    private static void complain(Env env, String name, Optional<String> value) {
        if (value.isEmpty() && env.text(name).isEmpty()) {
            env.complain(name, "must be set too, as other settings of the bucket are");
        }
    }

    private static Optional<String> bucket(Env env) {
        var text = env.text(BUCKET).map(String::strip);
        var fits = text.filter(name -> name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"));
        if (text.isPresent() && fits.isEmpty()) {
            env.complain(BUCKET, "is no name of a bucket: " + text.get());
        }
        return fits;
    }

    private static Optional<String> endpoint(Env env) {
        var text = env.text(ENDPOINT).map(S3Settings::trimmed);
        var fits = text.filter(S3Settings::isOrigin);
        if (text.isPresent() && fits.isEmpty()) {
            env.complain(ENDPOINT, "is no address such as https://s3.example.com");
        }
        return fits;
    }

    /// As the HTTP client names the host, since what it says is signed.
    private static String trimmed(String text) {
        var plain = text.strip().replaceFirst("/+$", "").toLowerCase(Locale.ROOT);
        return plain.startsWith("https:")
                ? plain.replaceFirst(":443$", "")
                : plain.replaceFirst(":80$", "");
    }

    private static boolean isOrigin(String text) {
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme();
            return ("http".equals(scheme) || "https".equals(scheme))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
