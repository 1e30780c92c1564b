package caseloom.s3;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks signatures as the storage does, by what came over the wire, and knows nothing of how ours
/// are made.
record SignatureJudge(String access, String secret, String region) {

    private static final Pattern AUTHORIZATION =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=([^/]+)/([0-9]{8})/([^/]+)/s3/aws4_request,"
                            + " ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    private static final List<String> NEEDED =
            List.of("host", "x-amz-content-sha256", "x-amz-date");

    boolean trusts(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var given = headers.getFirst("Authorization");
        var found = AUTHORIZATION.matcher(given == null ? "" : given);
        if (!found.matches() || !found.group(1).equals(access) || !found.group(3).equals(region)) {
            return false;
        }
        var names = List.of(found.group(4).split(";"));
        var moment = headers.getFirst("x-amz-date");
        if (!names.containsAll(NEEDED) || !moment.startsWith(found.group(2))) {
            return false;
        }
        var lines = new StringBuilder();
        for (var name : names) {
            lines.append(name).append(':').append(headers.getFirst(name).strip()).append('\n');
        }
        var payload = headers.getFirst("x-amz-content-sha256");
        var request =
                exchange.getRequestMethod()
                        + "\n"
                        + exchange.getRequestURI().getRawPath()
                        + "\n\n"
                        + lines
                        + "\n"
                        + found.group(4)
                        + "\n"
                        + payload;
        var scope = found.group(2) + "/" + region + "/s3/aws4_request";
        var text = "AWS4-HMAC-SHA256\n" + moment + "\n" + scope + "\n" + digest(request);
        return HexFormat.of().formatHex(signed(found.group(2), text)).equals(found.group(5));
    }

    private byte[] signed(String day, String text) {
        var key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (var step : List.of(day, region, "s3", "aws4_request", text)) {
            key = mac(key, step);
        }
        return key;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
